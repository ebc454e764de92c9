/** Where the pages of the rules can be read, with the slash at the end. */
const pages = "https://github.com/tare-dev/tare/blob/main/docs/rules/";

/** Address of a rule's page: what a diagnostic's code opens. */
export function rulePage(rule: string): string {
  return `${pages}${rule}.md`;
}
