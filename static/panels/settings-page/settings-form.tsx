import { useEffect, useId, useRef } from 'react';
import { Field, TextArea } from '../../kit/field';
import { NumberField } from '../../kit/number-field';
import type { ProjectId } from '#core/issue';
import type { ModelId, ScoringModel } from '#core/value/model';
import type { AgreeRule, ProjectSettings } from '#core/value/settings';
import type { Host } from '../host';
import type { SettingsPageWords } from '../words/en-settings-page';
import { CandidateCount } from './candidate-count';
import { FieldMapping } from './field-mapping';
import { ModelFacts } from './model-facts';
import { settingProblems, withSetting } from './settings-draft';

interface SettingsFormProps {
  readonly host: Host;
  readonly project: { readonly id: ProjectId; readonly key: string };
  readonly words: SettingsPageWords;
  readonly models: readonly ScoringModel[];
  readonly settings: ProjectSettings;
  readonly isDisabled: boolean;
  /** Why the query of candidates was not saved. */
  readonly refusal: string | undefined;
  onChange(settings: ProjectSettings): void;
}

const agreeRules = [
  { rule: 'editors', label: 'agreeEditors' },
  { rule: 'permission', label: 'agreePermission' },
  { rule: 'administrators', label: 'agreeAdministrators' },
] as const satisfies readonly { readonly rule: AgreeRule; readonly label: string }[];

const usualDays = 90;

/** The form of one project's settings. */
export function SettingsForm(props: SettingsFormProps) {
  const { host, project, words, models, settings, isDisabled, onChange } = props;
  const model = models.find(({ id }) => id === settings.modelId);
  return (
    <fieldset className="settings-page__form" disabled={isDisabled}>
      <ModelField {...props} model={model} />
      <ExpiryGroup {...props} />
      <AgreeGroup {...props} />
      <QueryField {...props} />
      <FieldMapping host={host} project={project} model={model} words={words} settings={settings} onChange={onChange} />
    </fieldset>
  );
}

function ModelField({
  words,
  models,
  model,
  settings,
  onChange,
}: SettingsFormProps & { readonly model: ScoringModel | undefined }) {
  return (
    <>
      <Field label={words.say('model')} help={words.say('modelHelp')}>
        {(control) => (
          <select
            {...control}
            className="ui-input settings-page__short"
            value={settings.modelId}
            onChange={(event) => onChange({ ...settings, modelId: event.target.value as ModelId })}
          >
            {!model && <option value={settings.modelId}>{settings.modelId}</option>}
            {models.map(({ id, name: label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {model && <ModelFacts model={model} words={words} />}
    </>
  );
}

function ExpiryGroup({ words, settings, isDisabled, onChange }: SettingsFormProps) {
  const name = useId();
  const expires = settings.expiryDays !== undefined;
  const hasProblem = settingProblems(settings).includes('expiry');
  return (
    <fieldset className="settings-page__group">
      <legend>{words.say('expiry')}</legend>
      <label className="settings-page__radio">
        <input
          type="radio"
          name={`${name}-expiry`}
          checked={expires}
          onChange={() => onChange({ ...settings, expiryDays: usualDays })}
        />
        {words.say('expiryAfter')}
      </label>
      {expires && (
        <NumberField
          label={words.say('days')}
          help={words.say('daysHelp')}
          error={hasProblem ? words.say('daysInvalid') : undefined}
          value={Number.isNaN(settings.expiryDays) ? undefined : settings.expiryDays}
          isDisabled={isDisabled}
          format={words.formats.number}
          parse={words.formats.parseNumber}
          // What is no number stays in the form as a mistake: it must not turn into "never".
          onChange={(days) => onChange({ ...settings, expiryDays: days ?? Number.NaN })}
        />
      )}
      <label className="settings-page__radio">
        <input
          type="radio"
          name={`${name}-expiry`}
          checked={!expires}
          onChange={() => onChange(withSetting(settings, 'expiryDays', undefined))}
        />
        {words.say('expiryNever')}
      </label>
    </fieldset>
  );
}

function AgreeGroup({ host, words, settings, onChange }: SettingsFormProps) {
  const name = useId();
  return (
    <fieldset className="settings-page__group">
      <legend>{words.say('agree')}</legend>
      <p className="settings-page__hint">{words.say('agreeHelp')}</p>
      {agreeRules
        .filter(
          ({ rule }) =>
            rule !== 'permission' || host.tracker.rights.granted.has('agree-scores') || settings.agree === rule,
        )
        .map(({ rule, label }) => (
          <label key={rule} className="settings-page__radio">
            <input
              type="radio"
              name={`${name}-agree`}
              checked={settings.agree === rule}
              onChange={() => onChange({ ...settings, agree: rule })}
            />
            {words.say(label)}
          </label>
        ))}
    </fieldset>
  );
}

/** The query of candidates; it has the focus once it was refused. */
function QueryField({ host, project, words, settings, refusal, onChange }: SettingsFormProps) {
  const query = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal !== undefined) query.current?.querySelector('textarea')?.focus();
  }, [refusal]);
  const isTooLong = settingProblems(settings).includes('candidates');
  return (
    <div ref={query} className="settings-page__query">
      <TextArea
        label={words.say('candidates')}
        hint={words.say('candidatesHint')}
        help={words.say('candidatesHelp')}
        error={isTooLong ? words.say('tooLong') : refusal}
        value={settings.candidates ?? ''}
        maxLength={2_000}
        onChange={(text) => onChange(withSetting(settings, 'candidates', text))}
      />
      <CandidateCount
        host={host}
        project={project}
        settings={settings}
        words={words}
        isRefused={refusal !== undefined}
      />
    </div>
  );
}
