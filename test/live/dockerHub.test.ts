import { describeContract } from "../hub/contract.ts";

/*
 * Asks Docker Hub itself, some twenty small requests, whether it still answers as the stand-in does. Nobody is signed
 * in and nothing is pulled. Run by `npm run test:live`, never by `npm test`.
 */
describe("Docker Hub itself", function () {
  this.timeout(30_000);
  describeContract({
    place: () => ({
      hubUrl: "https://hub.docker.com",
      authUrl: "https://auth.docker.io",
      registryUrl: "https://registry-1.docker.io",
    }),
    exact: false,
    mayPull: false,
  });
});
