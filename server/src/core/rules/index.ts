import { imagelessRepository } from "./imagelessRepository.ts";
import { invalidReference } from "./invalidReference.ts";
import { missingRepository } from "./missingRepository.ts";
import { missingTag } from "./missingTag.ts";
import type { Rule } from "./rule.ts";

/** Every rule, in the order in which people should read about them. */
export const rules: readonly Rule[] = [imagelessRepository, missingRepository, missingTag, invalidReference];
