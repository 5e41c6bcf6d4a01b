import type { FrameLocator, Locator } from 'playwright-core';

/** What people do in the Value panel, by the names that they see. */
export interface Answers {
  readonly value: number;
  readonly urgency: number;
  readonly relief: number;
  readonly size?: number;
}

const questions: Readonly<Record<keyof Answers, RegExp>> = {
  value: /value/i,
  urgency: /time criticality/i,
  relief: /risk reduction/i,
  size: /job size/i,
};

/** The radio button of one answer. */
export function answer(panel: FrameLocator, factor: keyof Answers, value: number): Locator {
  return panel.getByRole('group', { name: questions[factor] }).getByRole('radio', { name: new RegExp(`^${value}\\b`) });
}

/** Chooses answers; those left out stay as they are. */
export async function choose(panel: FrameLocator, answers: Partial<Answers>): Promise<void> {
  for (const [factor, value] of Object.entries(answers)) {
    const radio = answer(panel, factor as keyof Answers, value);
    // People click on the number, which is the label; the input lies under it.
    await radio.locator('xpath=ancestor::label').click();
    if (!(await radio.isChecked())) throw new Error(`${factor} did not become ${value}.`);
  }
}

/** Answers every question alone and saves. */
export async function score(panel: FrameLocator, answers: Answers): Promise<void> {
  await panel.getByRole('button', { name: /^(Score this work item|Continue your draft)$/ }).click();
  await choose(panel, answers);
  await panel.getByRole('button', { name: 'Save my score' }).click();
  await panel.getByRole('button', { name: 'Change my score' }).waitFor();
}
