import type { Script } from '../attempt';
import { decisionScript } from './decisions';
import { importScript } from './imports';
import { valueScript } from './value';

/** What people do in the storm, by capability. */
export const scripts: readonly Script[] = [valueScript, decisionScript, importScript];
