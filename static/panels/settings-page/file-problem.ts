import { unreachable } from '#core/result';
import type { SettingsPageWords } from '../words/en-settings-page';
import { largestFileMegabytes, type ImportFile } from './import-file';

/** Why a chosen file cannot be imported, in words. */
export function fileProblemText(
  file: string,
  problem: Exclude<ImportFile, { kind: 'ok' }>,
  words: SettingsPageWords,
): string {
  switch (problem.kind) {
    case 'empty':
      return words.say('fileEmpty', { file });
    case 'too-large':
      return words.say('fileTooLarge', { file, size: Math.ceil(problem.megabytes), limit: largestFileMegabytes });
    case 'picture':
      return words.say('filePicture', { file });
    case 'archive':
      return words.say('fileArchive', { file });
    case 'table':
      return words.say('fileTable', { file });
    case 'not-text':
      return words.say('fileNotText', { file });
    case 'cut-off':
      return words.say('fileSyntax', { file });
    case 'syntax':
      return words.say('fileSyntaxAt', { file, line: problem.line, column: problem.column, near: problem.near });
    case 'foreign-file':
      return words.say('fileForeign', { file });
    case 'newer-file':
      return words.say('fileNewer', { file, format: problem.format, newest: problem.newest });
    case 'damaged-file':
      return words.say('fileDamaged', { file, path: problem.path || words.say('itsStart') });
    default:
      return unreachable(problem);
  }
}
