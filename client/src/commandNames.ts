/** The commands that people can run, as the manifest names them. */
export const commands = {
  pinFile: "tare.pinFile",
  explainImage: "tare.explainImage",
  showRequests: "tare.showRequests",
  showOutput: "tare.showOutput",
  restartServer: "tare.restartServer",
  checkWorkspace: "tare.checkWorkspace",
  showTroubleOnly: "tare.images.showTroubleOnly",
  showAllImages: "tare.images.showAll",
} as const;
