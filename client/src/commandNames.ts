/** The commands that people can run, as the manifest names them. */
export const commands = {
  showRequests: "tare.showRequests",
  showOutput: "tare.showOutput",
  restartServer: "tare.restartServer",
} as const;
