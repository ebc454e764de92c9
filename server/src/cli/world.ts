/** What the command may ask of the world around it: streams, environment, clock. Tests hand in their own. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working folder. */
  readonly cwd: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Results. */
  out(text: string): void;
  /** Progress and logs. */
  err(text: string): void;
  /** Whether results go to a person's terminal, which decides about colours. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Columns of that terminal. */
  readonly columns: number;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
}
