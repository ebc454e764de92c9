import { parseArgs } from "node:util";
import { endpoints } from "./answer.ts";
import { everyFault, slow } from "./faults.ts";
import { startHub } from "./hub.ts";

/*
 * Starts the stand-in for Docker Hub alone and says how to point Tare at it. The ports stay the same from run to run
 * unless others are asked for, so that a shell keeps its variables.
 */

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "5080" },
    slow: { type: "string" },
    limit: { type: "string" },
    "pull-limit": { type: "string" },
    fault: { type: "string", multiple: true },
    faults: { type: "boolean", default: false },
    quiet: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(`Starts a stand-in for Docker Hub on 127.0.0.1.

  --port N        Hub's API is at N, the token server at N+1, the registry at N+2 (default 5080; 0 takes free ones)
  --slow MS       answers only after so many milliseconds
  --limit N       requests to Hub's API in a minute (default 180)
  --pull-limit N  pulls in six hours by someone who isn't signed in (default 100)
  --fault NAME    makes every request go wrong, or with NAME@ENDPOINT those of one endpoint; may be given again
  --faults        names all faults and ends
  --quiet         doesn't print the requests`);
  process.exit(0);
}

if (values.faults) {
  console.log(Object.keys(everyFault("")).join("\n"));
  process.exit(0);
}

const port = count("port", values.port);
const hub = await startHub({
  ports: port === 0 ? { hub: 0, auth: 0, registry: 0 } : { hub: port, auth: port + 1, registry: port + 2 },
  limits: {
    ...(values.limit === undefined ? {} : { hubPerMinute: count("limit", values.limit) }),
    ...(values["pull-limit"] === undefined
      ? {}
      : { pullsAnonymous: count("pull-limit", values["pull-limit"]) }),
  },
});
if (values.slow !== undefined) hub.fault({ fault: slow(count("slow", values.slow)) });

for (const wanted of values.fault ?? []) {
  const [name = "", endpoint] = wanted.split("@");
  const fault = everyFault(`${hub.elsewhereUrl}/elsewhere`)[name];
  const on = endpoints.find((each) => each === endpoint);
  if (fault === undefined || (endpoint !== undefined && on === undefined)) {
    console.error(
      `--fault doesn't know ${wanted}. --faults names the faults; endpoints are ${endpoints.join(", ")}.`,
    );
    process.exit(2);
  }
  hub.fault({ fault, ...(on === undefined ? {} : { on }) });
}

for (const [name, url] of Object.entries(hub.environment)) console.log(`export ${name}=${url}`);
console.error("Docker Hub stands in here until Ctrl+C.");
if (!values.quiet) {
  hub.onRequest(({ host, method, path }) => console.error(`${host.padEnd(8)} ${method.padEnd(4)} ${path}`));
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void hub.stop().then(() => process.exit(0)));
}

function count(flag: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  console.error(`--${flag} takes a whole number, not ${text}.`);
  process.exit(2);
}
