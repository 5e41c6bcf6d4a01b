import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Factor, FactorId } from '#core/value/model';
import { sizeFactor } from '#core/value/evaluation';
import { TextArea } from '../../kit/field';
import { isFocusLost } from '../../kit/focus';
import { AnswerField } from './answer-field';
import { faults, type AnswerFault, type Draft } from './draft';
import { pointsOf, type ValuePanelContext } from './panel-context';
import type { Task } from './task';
import { TroubleMessage } from './trouble-message';

interface AnswerFormProps {
  readonly context: ValuePanelContext;
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
export function AnswerForm(props: AnswerFormProps) {
  const { context, title, help, draft, noteHelp, sends, children, onNote, onSubmit } = props;
  const { isAnswered = () => false, takesEstimate = false } = props;
  const { words, score, state } = context;
  const [wasTried, setWasTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const estimate = pointsOf(state);
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
        <Question
          key={factor.id}
          factor={factor}
          form={props}
          fault={wasTried || found.get(factor.id)?.kind !== 'open' ? found.get(factor.id) : undefined}
        />
      ))}
      <TextArea
        label={words.say('note')}
        hint={words.say('optional')}
        help={noteHelp}
        value={draft.note}
        maxLength={2_000}
        onChange={onNote}
      />
      {wasTried && found.size > 0 && <Missing context={context} found={found} />}
      {state.trouble?.task.kind === sends && (
        <TroubleMessage
          trouble={state.trouble}
          model={state.score?.model}
          words={words}
          panel={context.panel}
          isBusy={isSaving}
        />
      )}
      {children}
    </form>
  );
}

interface MissingProps {
  readonly context: AnswerFormProps['context'];
  readonly found: ReadonlyMap<FactorId, AnswerFault>;
}

/** Says which questions still want an answer. */
function Missing({ context: { words, score }, found }: MissingProps) {
  const missing = score.model.factors.filter(({ id }) => found.has(id)).map(({ name }) => name);
  return (
    <p className="value-form__open" role="alert">
      {words.say('answerAll', { count: found.size, missing: words.formats.list(missing) })}
    </p>
  );
}

interface QuestionProps {
  readonly factor: Factor;
  readonly form: AnswerFormProps;
  readonly fault: AnswerFault | undefined;
}

/** One question, or the tracker's answer to it. */
function Question({ factor, form, fault }: QuestionProps) {
  const { context, draft, isAnswered, takesEstimate, onType } = form;
  const { words, score, state } = context;
  const estimate = pointsOf(state);
  const isSize = factor.id === sizeFactor(score.model);
  return (
    <div data-factor={factor.id}>
      {isAnswered?.(factor) && estimate !== undefined ? (
        <p>
          <strong>{factor.name}</strong> {words.say('sizeFromEstimate', { points: estimate })}
        </p>
      ) : (
        <AnswerField
          factor={factor}
          draft={draft}
          fault={fault}
          estimate={takesEstimate && isSize ? estimate : undefined}
          words={words}
          onType={onType}
        />
      )}
    </div>
  );
}
