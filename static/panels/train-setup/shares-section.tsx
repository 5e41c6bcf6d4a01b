import { useId, useState } from 'react';
import { Button, IconButton } from '../../kit/button';
import { FieldError } from '../../kit/field';
import { CrossIcon, PlusIcon } from '../../kit/icons';
import { divisionOf, divisions, leftOf, sharesOf, type Allocation, type Bucket } from '#core/train/allocation';
import type { TeamId } from '#core/train/ids';
import { startingBuckets } from './bucket-start';
import { ShareField } from './share-field';
import type { SetupContext } from './setup-context';
import { most } from './setup-draft';

const kinds = [
  ['type', 'byType'],
  ['label', 'byLabel'],
  ['client', 'byClient'],
] as const satisfies readonly (readonly [Bucket['by'], string])[];

/** Which shares of the capacity are agreed for which work, by the train and by teams that have others. */
export function SharesSection({ context }: { readonly context: SetupContext }) {
  const { words, state, book, canSetUp } = context;
  const { train } = state.draft;
  const allocation: Allocation = train.allocation ?? { buckets: [], teams: {} };
  const change = (next: Allocation) => book.editTrain(() => ({ allocation: next }));
  if (allocation.buckets.length === 0 && !canSetUp) return null;
  return (
    <section className="train-setup__section" aria-labelledby="train-setup-shares">
      <h3 id="train-setup-shares">{words.say('shares')}</h3>
      <p className="train-setup__hint">{words.say('sharesHelp')}</p>
      {allocation.buckets.length > 0 && <SharesTable {...{ context, allocation, change }} />}
      {canSetUp && (
        <div className="train-setup__line">
          {allocation.buckets.length === 0 && (
            <Button onClick={() => change({ buckets: startingBuckets(train, words), teams: {} })}>
              {words.say('sharesStart')}
            </Button>
          )}
          {allocation.buckets.length < most.buckets && (
            <Button
              appearance="subtle"
              icon={<PlusIcon />}
              onClick={() => change(withBucket(allocation, { name: '', share: 0, by: 'label', of: [] }))}
            >
              {words.say('addBucket')}
            </Button>
          )}
          {allocation.buckets.length > 0 && <OtherShares {...{ context, allocation, change }} />}
        </div>
      )}
    </section>
  );
}

interface PartProps {
  readonly context: SetupContext;
  readonly allocation: Allocation;
  change(next: Allocation): void;
}

function SharesTable({ context, allocation, change }: PartProps) {
  const { words, state, canSetUp } = context;
  const { buckets } = allocation;
  const teams = state.draft.train.teams.filter(({ id }) => allocation.teams[id] !== undefined);
  const without = (id: TeamId) =>
    change({ buckets, teams: Object.fromEntries(Object.entries(allocation.teams).filter(([team]) => team !== id)) });
  return (
    <div className="train-setup__scroll">
      <table className="train-setup__table">
        <thead>
          <tr>
            <th scope="col">{words.say('bucket')}</th>
            <th scope="col">{words.say('bucketRule')}</th>
            <th scope="col">{words.say('shareOfTrain')}</th>
            {teams.map(({ id, name }) => (
              <th key={id} scope="col">
                <bdi>{name}</bdi>
                {canSetUp && (
                  <IconButton
                    label={words.say('removeShares', { team: name })}
                    isCompact
                    icon={<CrossIcon size={12} />}
                    onClick={() => without(id)}
                  />
                )}
              </th>
            ))}
            {canSetUp && <td />}
          </tr>
        </thead>
        <tbody>
          {buckets.map((_, at) => (
            <BucketRow key={at} {...{ context, allocation, change, at }} teams={teams} />
          ))}
        </tbody>
        <tfoot>
          {divisions
            .filter((division) => buckets.some((bucket) => divisionOf(bucket) === division))
            .map((division) => (
              <tr key={division}>
                <th scope="row" colSpan={2}>
                  {words.say(division === 'work' ? 'leftOfWork' : 'leftOfClients')}
                </th>
                {[undefined, ...teams.map(({ id }) => id)].map((id) => (
                  <td key={id ?? ''}>
                    <Left left={leftOf(buckets, sharesOf(allocation, id), division)} context={context} />
                  </td>
                ))}
              </tr>
            ))}
        </tfoot>
      </table>
    </div>
  );
}

function Left({ left, context: { words } }: { readonly left: number; readonly context: SetupContext }) {
  const id = useId();
  if (Number.isNaN(left)) return '–';
  if (left >= 0) return words.formats.percent(left);
  return <FieldError id={id}>{words.say('sharesAbove', { over: words.formats.percent(-left) })}</FieldError>;
}

interface BucketRowProps extends PartProps {
  readonly at: number;
  readonly teams: readonly { readonly id: TeamId; readonly name: string }[];
}

function BucketRow({ context, allocation, change, at, teams }: BucketRowProps) {
  const { words, canSetUp } = context;
  const bucket = allocation.buckets[at]!;
  const set = (next: Partial<Bucket>) =>
    change({ ...allocation, buckets: replaced(allocation.buckets, at, { ...bucket, ...next }) });
  return (
    <tr>
      <NameCell {...{ context, bucket, at }} onSet={set} />
      <td>
        <BucketRule context={context} bucket={bucket} onSet={set} />
      </td>
      <td>
        <ShareField
          context={context}
          label={words.say('shareIn', { bucket: bucket.name })}
          share={bucket.share}
          onChange={(share) => set({ share })}
        />
      </td>
      {teams.map(({ id, name }) => (
        <td key={id}>
          <ShareField
            context={context}
            label={words.say('shareInOf', { bucket: bucket.name, team: name })}
            share={sharesOf(allocation, id)[at]!}
            onChange={(share) =>
              change({
                ...allocation,
                teams: { ...allocation.teams, [id]: replaced(sharesOf(allocation, id), at, share) },
              })
            }
          />
        </td>
      ))}
      {canSetUp && (
        <td>
          <IconButton
            label={words.say('removeBucket', { bucket: bucket.name })}
            isCompact
            icon={<CrossIcon size={12} />}
            onClick={() => change(withoutBucket(allocation, at))}
          />
        </td>
      )}
    </tr>
  );
}

interface BucketRuleProps {
  readonly context: SetupContext;
  readonly bucket: Bucket;
  onSet(next: Partial<Bucket>): void;
}

/** What tells that an item is in a bucket. */
function BucketRule({ context: { words, canSetUp }, bucket, onSet }: BucketRuleProps) {
  return (
    <div className="train-setup__rule">
      <select
        className="ui-input"
        aria-label={words.say('bucketBy', { bucket: bucket.name })}
        disabled={!canSetUp}
        value={bucket.by}
        onChange={(event) => onSet({ by: event.target.value as Bucket['by'] })}
      >
        {kinds.map(([by, label]) => (
          <option key={by} value={by}>
            {words.say(label)}
          </option>
        ))}
      </select>
      <NamesInput
        label={words.say('bucketOf', { bucket: bucket.name })}
        names={bucket.of}
        isDisabled={!canSetUp}
        onChange={(of) => onSet({ of })}
      />
    </div>
  );
}

/** The name of a bucket, with what is wrong about it. */
function NameCell({ context, bucket, at, onSet }: BucketRuleProps & { readonly at: number }) {
  const { words, canSetUp, lacks } = context;
  const errorId = useId();
  const isNameless = lacks.some((lack) => lack.what === 'bucket-name' && lack.bucket === at);
  return (
    <th scope="row">
      <input
        className="ui-input train-setup__bucket"
        dir="auto"
        maxLength={most.name}
        aria-label={words.say('bucketName')}
        aria-describedby={isNameless ? errorId : undefined}
        aria-invalid={isNameless || undefined}
        disabled={!canSetUp}
        value={bucket.name}
        onChange={(event) => onSet({ name: event.target.value })}
      />
      {isNameless && <FieldError id={errorId}>{words.say('needBucketName')}</FieldError>}
    </th>
  );
}

interface NamesInputProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly isDisabled: boolean;
  onChange(names: readonly string[]): void;
}

/** Names with commas between them; what is typed stays as it is while it says the same. */
function NamesInput({ label, names, isDisabled, onChange }: NamesInputProps) {
  const [typed, setTyped] = useState(names.join(', '));
  const isCurrent = JSON.stringify(namesIn(typed)) === JSON.stringify(names);
  return (
    <input
      className="ui-input train-setup__names"
      dir="auto"
      aria-label={label}
      disabled={isDisabled}
      value={isCurrent ? typed : names.join(', ')}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(namesIn(event.target.value));
      }}
    />
  );
}

function namesIn(text: string): readonly string[] {
  const names = text.split(/[,，、;]/).map((name) => name.trim().slice(0, most.name));
  return [...new Set(names)].filter((name) => name !== '').slice(0, 50);
}

/** Chooses a team that has agreed on other shares than the train. */
function OtherShares({ context: { words, state }, allocation, change }: PartProps) {
  const offered = state.draft.train.teams.filter(({ id }) => allocation.teams[id] === undefined);
  if (offered.length === 0) return null;
  return (
    <select
      className="ui-input train-setup__other"
      aria-label={words.say('otherShares')}
      value=""
      onChange={(event) =>
        change({ ...allocation, teams: { ...allocation.teams, [event.target.value]: sharesOf(allocation) } })
      }
    >
      <option value="">{words.say('otherShares')}</option>
      {offered.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function replaced<Thing>(things: readonly Thing[], at: number, next: Thing): readonly Thing[] {
  return things.map((thing, index) => (index === at ? next : thing));
}

function withBucket({ buckets, teams }: Allocation, bucket: Bucket): Allocation {
  return { buckets: [...buckets, bucket], teams: mapped(teams, (shares) => [...shares, bucket.share]) };
}

function withoutBucket({ buckets, teams }: Allocation, at: number): Allocation {
  const left = <Thing,>(things: readonly Thing[]) => things.filter((_, index) => index !== at);
  return { buckets: left(buckets), teams: mapped(teams, left) };
}

function mapped(
  teams: Allocation['teams'],
  how: (shares: readonly number[]) => readonly number[],
): Allocation['teams'] {
  return Object.fromEntries(Object.entries<readonly number[]>(teams).map(([id, shares]) => [id, how(shares)]));
}
