import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Factor, FactorId } from '#core/value/model';
import { sizeFactor } from '#core/value/evaluation';
import { TextArea } from '../../kit/field';
import { isFocusLost } from '../../kit/focus';
import { AnswerField } from './answer-field';
import { faults, type Draft } from './draft';
import { pointsOf, type Scene } from './scene';
import type { Task } from './task';
import { TroubleMessage } from './trouble-message';

interface AnswerFormProps {
  readonly scene: Scene;
  readonly title: string;
  readonly help: string;
  readonly draft: Draft;
  /** Questions that the tracker answers and nobody is asked. */
  isAnswered?(factor: Factor): boolean;
  readonly noteHelp: string;
  /** The estimate may be chosen although it is no step of the scale. */
  readonly takesEstimate?: boolean;
  /** The task that the form sends; its trouble is said beside the buttons. */
  readonly sends: Task['kind'];
  readonly children: ReactNode;
  onType(factor: FactorId, value: number | undefined, text?: string): void;
  onNote(note: string): void;
  /** Called when no answer is missing or wrong. */
  onSubmit(): void;
}

/** All questions of the model as one form. Mistakes are said after the first try, at the question, and the first one is focused. */
export function AnswerForm({
  scene,
  title,
  help,
  draft,
  isAnswered = () => false,
  noteHelp,
  takesEstimate = false,
  sends,
  children,
  onType,
  onNote,
  onSubmit,
}: AnswerFormProps) {
  const { words, score, state } = scene;
  const [wasTried, setWasTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const estimate = pointsOf(state);
  const size = sizeFactor(score.model);
  const found = faults(score.model, draft, { isOptional: isAnswered, estimate: takesEstimate ? estimate : undefined });
  const isSaving = state.doing !== undefined;

  useEffect(() => {
    if (isFocusLost()) form.current?.querySelector('input')?.focus();
  }, []);

  function submit(event: FormEvent) {
    event.preventDefault();
    setWasTried(true);
    const [first] = found.keys();
    if (first === undefined) return isSaving ? undefined : onSubmit();
    form.current?.querySelector<HTMLElement>(`[data-factor="${first}"] input`)?.focus();
    return undefined;
  }

  return (
    <form ref={form} className="value-form" onSubmit={submit} noValidate>
      <div>
        <h2 className="value-form__title">{title}</h2>
        <p className="value-form__help">{help}</p>
      </div>
      {score.model.factors.map((factor) => (
        <div key={factor.id} data-factor={factor.id}>
          {isAnswered(factor) && estimate !== undefined ? (
            <p>
              <strong>{factor.name}</strong> {words.say('sizeFromEstimate', { points: estimate })}
            </p>
          ) : (
            <AnswerField
              factor={factor}
              draft={draft}
              fault={wasTried || found.get(factor.id)?.kind !== 'open' ? found.get(factor.id) : undefined}
              estimate={takesEstimate && factor.id === size ? estimate : undefined}
              words={words}
              onType={onType}
            />
          )}
        </div>
      ))}
      <TextArea
        label={words.say('note')}
        hint={words.say('optional')}
        help={noteHelp}
        value={draft.note}
        maxLength={2_000}
        onChange={onNote}
      />
      {wasTried && found.size > 0 && (
        <p className="value-form__open" role="alert">
          {words.say('answerAll', {
            count: found.size,
            missing: words.formats.list(score.model.factors.filter(({ id }) => found.has(id)).map(({ name }) => name)),
          })}
        </p>
      )}
      {state.trouble?.task.kind === sends && (
        <TroubleMessage trouble={state.trouble} words={words} panel={scene.panel} isBusy={isSaving} />
      )}
      {children}
    </form>
  );
}
