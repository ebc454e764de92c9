import { imagelessRepository } from "./imagelessRepository.ts";
import { invalidReference } from "./invalidReference.ts";
import { missingDigest } from "./missingDigest.ts";
import { missingPlatform } from "./missingPlatform.ts";
import { missingRepository } from "./missingRepository.ts";
import { missingTag } from "./missingTag.ts";
import { movedTag } from "./movedTag.ts";
import { notAnImage } from "./notAnImage.ts";
import type { Rule } from "./rule.ts";
import { unpinned } from "./unpinned.ts";
import { untrustedPublisher } from "./untrustedPublisher.ts";

/** Every rule, in the order in which people should read about them. */
export const rules: readonly Rule[] = [
  imagelessRepository,
  missingRepository,
  missingTag,
  missingDigest,
  missingPlatform,
  notAnImage,
  movedTag,
  invalidReference,
  unpinned,
  untrustedPublisher,
];
