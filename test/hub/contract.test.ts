import { describeContract } from "./contract.ts";
import { type Hub, startHub } from "./hub.ts";

describe("the stand-in keeps Docker Hub's contract", () => {
  let hub: Hub;
  before(async () => {
    hub = await startHub();
  });
  after(() => hub.stop());

  describeContract({ place: () => hub, exact: true, mayPull: true });
});
