import { existsSync, readFileSync } from 'node:fs';
import { importFiles, type Imported } from '#world/import/import';

/** Thousands of issues: slow where other work runs beside the tests. */
jest.setTimeout(60_000);

const DATA = '../shared/data';
const titanium = [`${DATA}/train/titanium_train_open.json`, `${DATA}/train/titanium_sprints_open.json`];
const describeIf = (path: string) => (existsSync(path) ? describe : describe.skip);
const counted = (names: readonly string[]) =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((other) => other === name).length]));

// The figures were counted apart from the importer, by a script over the raw JSON.
describeIf(titanium[0]!)('the Titanium train', () => {
  let imported: Imported;
  beforeAll(async () => {
    imported = await importFiles(titanium);
  });

  it('is read whole', () => {
    const { backlog, notes, files } = imported;
    expect(counted(backlog.issues.map((issue) => issue.projectKey))).toEqual({
      AC: 8,
      ALOY: 291,
      DAEMON: 9,
      MOD: 48,
      TIMOB: 2_508,
    });
    expect(backlog.sprints).toHaveLength(186);
    expect(backlog.issues.filter((issue) => issue.points !== undefined)).toHaveLength(1_640);
    expect(backlog.issues.flatMap((issue) => issue.sprintIds)).toHaveLength(3_074);
    expect(files.map((file) => file.rowsLeftOut)).toEqual([0, 0]);
    expect(notes.filter((note) => note.cost === 'row')).toEqual([]);
  });

  it('has each link between two of its issues once', () => {
    const types = imported.backlog.issues.flatMap((issue) => issue.links.map((link) => link.type));
    expect(counted(types)).toMatchObject({ Blocks: 58, Depends: 38, Includes: 37, Cloners: 114, Relates: 508 });
  });

  it('has every issue that the file has', () => {
    const raw = JSON.parse(readFileSync(titanium[0]!, 'utf8')) as {
      issues: { key: string; fields: { summary: string } }[];
    };
    expect(imported.backlog.issues.map((issue) => [issue.key, issue.summary])).toEqual(
      raw.issues.map((issue) => [issue.key, issue.fields.summary.trim()]),
    );
  });

  it('knows its sprints without their file', async () => {
    const { backlog } = await importFiles(titanium.slice(0, 1));
    expect(backlog.sprints.map((sprint) => [sprint.id, sprint.name, sprint.state]).toSorted()).toEqual(
      imported.backlog.sprints.map((sprint) => [sprint.id, sprint.name, sprint.state]).toSorted(),
    );
  });
});

describeIf(`${DATA}/train/duraspace_train_open.json`)('the DuraSpace train', () => {
  it('is read with its history', async () => {
    const { backlog } = await importFiles([`${DATA}/train/duraspace_train_open.json`]);
    expect(backlog.issues).toHaveLength(2_055);
    expect(backlog.issues.filter((issue) => issue.points !== undefined)).toHaveLength(580);
    expect(backlog.issues.flatMap((issue) => issue.links).filter((link) => link.type === 'Dependency')).toHaveLength(
      128,
    );
    expect(backlog.issues.filter((issue) => issue.history.length > 0).length).toBeGreaterThan(2_000);
  });
});

describeIf(`${DATA}/csv-exports`)('two exports of Jira Cloud', () => {
  it.each([
    ['jira_cloud_export_bom_multiline_hebrew_130.csv', 130, 'Jira CSV, UTF-8 with BOM, separated by commas'],
    ['jira_cloud_export_fixversions_labels_cloners_68.csv', 68, 'Jira CSV, UTF-8, separated by commas'],
  ])('%s is read whole', async (file, issues, format) => {
    const { files, notes } = await importFiles([`${DATA}/csv-exports/${file}`]);
    expect(files).toEqual([{ file, format, issues, rowsLeftOut: 0 }]);
    expect(notes.filter((note) => note.cost !== 'info')).toEqual([]);
  });
});

describeIf(`${DATA}/rest/jira-cloud-jirametrics`)('answers of a Jira Cloud site', () => {
  it('bring parents and history', async () => {
    const { backlog } = await importFiles([
      `${DATA}/rest/jira-cloud-jirametrics/complete_sample__sample_issues__SP-5.json`,
    ]);
    expect(backlog.issues).toMatchObject([
      {
        key: 'SP-5',
        type: { name: 'Story', level: 0 },
        status: { name: 'Done', category: 'done' },
        summary: 'Purchase ticket with visa',
      },
    ]);
    expect(backlog.issues[0]!.history).toHaveLength(8);
  });
});
