import type { IsoDateTime } from '#core/result';
import { saveBlob } from '../../kit/save-file';
import type { Host } from '../host';
import type { BoardState } from '../train/board-session';
import { enTrainPicture } from '../words/en-train-picture';
import { wordsFor } from '../words/use-words';
import { drawPicture } from './draw-picture';
import { longestSide, pictureLayout, scaleOf } from './picture-layout';

/** Saves the whole board as a PNG file on the viewer's device; answers what is to be said of it. */
export async function savePicture(
  host: Host,
  { board, row, pi }: Pick<BoardState, 'board' | 'row' | 'pi'>,
  now: IsoDateTime,
): Promise<string> {
  const words = wordsFor(enTrainPicture, host);
  const layout = pictureLayout(board, pi.slots.length);
  const { width, height } = layout;
  const scale = scaleOf(layout);
  if (scale === undefined) return words.say('tooLarge', { width, height, most: longestSide });
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  if (!pen) return words.say('failed');
  pen.scale(scale, scale);
  drawPicture(pen, { words, train: row.train, pi, board, now }, layout);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) return words.say('failed');
  const file = `${row.train.name} ${pi.name}.png`.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  saveBlob(file, blob);
  return words.say('saved', { file });
}
