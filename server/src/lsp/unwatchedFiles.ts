import type { Host } from "../host.ts";
import { Coalescing } from "./coalescing.ts";
import { inBackground } from "./guarded.ts";
import type { NearbyFiles } from "./nearbyFiles.ts";

/** Finds out what changed around documents where the editor watches no files: at each occasion, once in a burst. */
export class UnwatchedFiles {
  readonly #looks: Coalescing;

  /** `onChanged` gets the absolute path of each file that is no longer as it was read. */
  constructor(host: Host, files: NearbyFiles, intervalMs: number, onChanged: (path: string) => void) {
    const look = async () => {
      for (const path of await files.changed()) onChanged(path);
    };
    this.#looks = new Coalescing(
      () => inBackground(host, "files around documents", look),
      () => intervalMs,
    );
  }

  look(): void {
    this.#looks.want();
  }

  stop(): void {
    this.#looks.stop();
  }
}
