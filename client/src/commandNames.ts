/** The commands that people can run, as the manifest names them; those that pin are the server's. */
export const commands = {
  openExample: "tare.openExample",
  openPolicy: "tare.openPolicy",
  explainImage: "tare.explainImage",
  signIn: "tare.signIn",
  signOut: "tare.signOut",
  showRequests: "tare.showRequests",
  showOutput: "tare.showOutput",
  restartServer: "tare.restartServer",
  checkWorkspace: "tare.checkWorkspace",
  showTroubleOnly: "tare.images.showTroubleOnly",
  showAllImages: "tare.images.showAll",
} as const;
