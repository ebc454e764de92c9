import { baseName, folderOf, pathFrom } from "../paths.ts";

/** Name of the file that holds a policy; its paths count from the folder that it lies in. */
export const policyFileName = ".tare.yaml";

export function isPolicyPath(path: string): boolean {
  return baseName(path) === policyFileName;
}

/**
 * The policy that is in force for a file: the first that `read` answers, from the one beside the file upward to the
 * one in `top`, which is the file's folder or above it. Policies aren't joined. Paths are absolute, with `/`.
 */
export async function nearestPolicy<P>(
  path: string,
  top: string,
  read: (policy: string) => Promise<P | undefined>,
): Promise<P | undefined> {
  let folder = folderOf(path);
  for (;;) {
    const found = await read(pathFrom(folder, policyFileName));
    const above = folderOf(folder);
    if (found !== undefined || folder === top || above === folder || above === "") return found;
    folder = above;
  }
}
