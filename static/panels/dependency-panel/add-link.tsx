import { useId, useState } from 'react';
import type { LinkType } from '#app/ports/links';
import type { Side } from '#core/dependency/neighbourhood';
import type { Issue } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { Message } from '../../kit/message';
import { enDependencyChange } from '../words/en-dependency-change';
import { useWords } from '../words/use-words';
import type { LinkOf } from './change-links';
import { CheckNotice } from './change-notices';
import { ItemChooser } from './item-chooser';
import type { PanelParts } from './panel-parts';
import { sentenceOf, trackerText } from './panel-text';
import { countedTypes } from './standing';
import { useChange } from './use-change';

interface AddLinkProps {
  readonly parts: PanelParts;
  /** On which side the other item is to stand, until somebody says otherwise. */
  readonly side: Side;
  onClose(): void;
}

/** Adds a dependency: the other item, which of the two gives, and the tracker's kind of link. */
export function AddLink({ parts, side, onClose }: AddLinkProps) {
  const { book, around } = parts;
  const words = useWords(enDependencyChange, parts.host);
  const [other, setOther] = useState<Issue>();
  const [chosenSide, setSide] = useState(side);
  const kinds = dependencyTypes(parts);
  const [kind, setKind] = useState<LinkTypeId | undefined>(kinds[0]?.id);
  const changing = useChange(book, onClose);
  const id = useId();
  if (kind === undefined) return <NoKinds parts={parts} onClose={onClose} />;
  const link = other && linkBetween(around.own, other, chosenSide, kind);
  const start = (isSure: boolean): void => {
    if (link) changing.start({ kind: 'add', link }, isSure);
  };
  return (
    <section className="dependency-panel__add" aria-labelledby={id}>
      <h3 id={id}>{words.say('addTitle')}</h3>
      <ItemChooser
        parts={parts}
        chosen={other}
        onChoose={(next) => {
          changing.reset();
          setOther(next);
        }}
      />
      {other && (
        <Which
          parts={parts}
          other={other}
          side={chosenSide}
          kind={kind}
          onChoose={(next) => {
            changing.reset();
            setSide(next);
          }}
        />
      )}
      {kinds.length > 1 && <Kinds {...{ parts, kinds, kind }} onChoose={setKind} />}
      {link && (
        <p className="dependency-panel__subtle" dir="auto">
          {trackerText(link, { graph: graphWith(parts, other), types: around.facts.types }, parts.words)}
        </p>
      )}
      {changing.searched !== undefined && <p role="status">{words.say('checking', { count: changing.searched })}</p>}
      {changing.check && <CheckNotice check={changing.check} parts={parts} onAnyway={() => start(true)} />}
      <div className="dependency-panel__buttons">
        <Button appearance="primary" isDisabled={!link} isBusy={changing.isBusy} onClick={() => start(false)}>
          {words.say('create')}
        </Button>
        <Button onClick={onClose}>{words.say('cancel')}</Button>
      </div>
    </section>
  );
}

/** Kinds of links that count as dependencies and are there, those with an order first: as the train has chosen them. */
export function dependencyTypes({ around: { facts } }: Pick<PanelParts, 'around'>): readonly LinkType[] {
  const counted = countedTypes(facts.types, facts.around);
  const rank = ({ id }: LinkType): number => [...counted].indexOf(id);
  return facts.types.filter(({ id }) => counted.has(id)).toSorted((one, two) => rank(one) - rank(two));
}

function NoKinds({ parts: { host }, onClose }: Pick<AddLinkProps, 'parts' | 'onClose'>) {
  const words = useWords(enDependencyChange, host);
  return (
    <Message tone="info" actions={<Button onClick={onClose}>{words.say('close')}</Button>}>
      {words.say('noKinds')}
    </Message>
  );
}

interface WhichProps {
  readonly parts: PanelParts;
  readonly other: Issue;
  readonly side: Side;
  readonly kind: LinkTypeId;
  onChoose(side: Side): void;
}

/** Both sentences that can be meant, in full: whoever reads them cannot take one for the other. */
function Which({ parts, other, side, kind, onChoose }: WhichProps) {
  const { around } = parts;
  const words = useWords(enDependencyChange, parts.host);
  const name = useId();
  return (
    <fieldset className="dependency-panel__which">
      <legend>{words.say('which')}</legend>
      {(['givers', 'needers'] as const).map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={side === each} onChange={() => onChoose(each)} />
          <span dir="auto">
            {sentenceOf(linkBetween(around.own, other, each, kind), graphWith(parts, other), parts.words)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface KindsProps {
  readonly parts: PanelParts;
  readonly kinds: readonly LinkType[];
  readonly kind: LinkTypeId;
  onChoose(kind: LinkTypeId): void;
}

function Kinds({ parts: { host }, kinds, kind, onChoose }: KindsProps) {
  const words = useWords(enDependencyChange, host);
  return (
    <Field label={words.say('kind')}>
      {(control) => (
        <select
          {...control}
          className="ui-input"
          value={kind}
          onChange={(event) => onChoose(event.target.value as LinkTypeId)}
        >
          {kinds.map(({ id, phrases }) => (
            <option key={id} value={id}>
              {words.say('kindOption', phrases)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function linkBetween(own: Issue, other: Issue, side: Side, typeId: LinkTypeId): LinkOf {
  return side === 'givers' ? { from: other.id, to: own.id, typeId } : { from: own.id, to: other.id, typeId };
}

/** The item that was found may be none of those that stand around. */
function graphWith({ around: { facts } }: PanelParts, other: Issue | undefined) {
  return { issues: other ? new Map(facts.graph.issues).set(other.id, other) : facts.graph.issues };
}
