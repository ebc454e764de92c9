import { compromisedTag } from "./compromisedTag.ts";
import { deprecatedImage } from "./deprecatedImage.ts";
import { forbiddenImage } from "./forbiddenImage.ts";
import { imagelessRepository } from "./imagelessRepository.ts";
import { invalidReference } from "./invalidReference.ts";
import { knownMalicious } from "./knownMalicious.ts";
import { lookalikeName } from "./lookalikeName.ts";
import { lookalikeRegistry } from "./lookalikeRegistry.ts";
import { missingDigest } from "./missingDigest.ts";
import { missingPlatform } from "./missingPlatform.ts";
import { missingRepository } from "./missingRepository.ts";
import { missingTag } from "./missingTag.ts";
import { movedTag } from "./movedTag.ts";
import { notAnImage } from "./notAnImage.ts";
import type { Rule } from "./rule.ts";
import { spamRepository } from "./spamRepository.ts";
import { suspiciousRepository } from "./suspiciousRepository.ts";
import { unpinned } from "./unpinned.ts";
import { untrustedPublisher } from "./untrustedPublisher.ts";
import { unusedIgnore } from "./unusedIgnore.ts";

/** Every rule, in the order in which people should read about them. */
export const rules: readonly Rule[] = [
  imagelessRepository,
  spamRepository,
  knownMalicious,
  compromisedTag,
  missingRepository,
  missingTag,
  missingDigest,
  missingPlatform,
  notAnImage,
  lookalikeName,
  lookalikeRegistry,
  suspiciousRepository,
  deprecatedImage,
  movedTag,
  invalidReference,
  unpinned,
  untrustedPublisher,
  forbiddenImage,
  unusedIgnore,
];
