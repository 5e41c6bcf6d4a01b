import { importFiles } from '#world/import/import';
import { fileOf, importOf, lines } from './temporary-files';

const HEAD = 'Summary,Issue key,Issue Type,Status,Status Category,Created';
const row = (key: string, summary = 'A feature') => `${summary},${key},Story,To Do,To Do,2026-01-10 11:19`;

describe('a Jira Cloud export', () => {
  it('reads the columns that Jira names', async () => {
    const { backlog, notes } = await importOf(
      'a.csv',
      [
        'Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Project lead,Project lead id,Priority,Resolution,Assignee,Assignee Id,Reporter,Reporter Id,Created,Updated,Resolved,Due date,Fix versions,Fix versions,Labels,Labels,Components,Description,Sprint,Sprint,Custom field (Story Points),Parent,Parent key,Status Category,Custom field (Target start)',
        'Plan the load,TRAIN-7,10007,Story,In Review,TRAIN,Harbour,Ann,id-ann,High,,Bo,id-bo,Ann,id-ann,10/Jan/26 11:19 AM,11/Jan/26 12:05 AM,,31/Jan/26,1.0,1.1,urgent,port,Deck,First draft,S1,S2,5.0,10001,TRAIN-1,In Progress,01/Feb/26',
        'The epic,TRAIN-1,10001,Epic,To Do,TRAIN,Harbour,Ann,id-ann,Low,,,,Ann,id-ann,09/Jan/26 1:00 PM,09/Jan/26 1:00 PM,,,,,,,,,,,,,,To Do,',
      ].join('\n'),
    );
    const issue = backlog.issues.find(({ key }) => key === 'TRAIN-7')!;
    expect(issue).toMatchObject({
      id: '10007',
      projectKey: 'TRAIN',
      summary: 'Plan the load',
      priority: 'High',
      assignee: 'id-bo',
      reporter: 'id-ann',
      created: '2026-01-10T11:19:00.000Z',
      updated: '2026-01-11T00:05:00.000Z',
      due: '2026-01-31',
      fixVersions: ['1.0', '1.1'],
      labels: ['urgent', 'port'],
      components: ['Deck'],
      points: 5,
      parentKey: 'TRAIN-1',
      status: { name: 'In Review', category: 'indeterminate' },
      other: { 'Target start': '01/Feb/26' },
    });
    expect(issue.sprintIds.map((id) => backlog.sprints.find((sprint) => sprint.id === id)!.name)).toEqual(['S1', 'S2']);
    expect(backlog.projects).toEqual([
      expect.objectContaining({ key: 'TRAIN', name: 'Harbour', leadAccountId: 'id-ann', components: ['Deck'] }),
    ]);
    expect(backlog.people).toEqual(expect.arrayContaining([{ accountId: 'id-bo', name: 'Bo', access: 'member' }]));
    expect(notes.filter((note) => note.cost !== 'info')).toEqual([]);
  });

  it('turns links of both directions outward and keeps each once', async () => {
    const { backlog } = await importOf(
      'a.csv',
      [
        'Issue key,Summary,Inward issue link (Blocks),Outward issue link (Blocks),Outward issue link (Blocks)',
        'A-1,One,,A-2,A-3',
        'A-2,Two,A-1,,',
        'A-3,Three,A-1,,',
      ].join('\n'),
    );
    expect(backlog.issues.map((issue) => issue.links)).toEqual([
      [
        { type: 'Blocks', to: 'A-2' },
        { type: 'Blocks', to: 'A-3' },
      ],
      [],
      [],
    ]);
    expect(backlog.linkTypes).toEqual([{ name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }]);
  });

  it('keeps links between two and drops those that lead out, saying so', async () => {
    const imported = await importOf('a.csv', 'Issue key,Summary,Outward issue link (Relates)\nA-1,One,B-9\n');
    expect(imported.backlog.issues[0]!.links).toEqual([]);
    expect(lines(imported)).toContain('2 info Links: Links to 1 issue outside of the import are left out: B-9.');
  });

  it('reads cells over several lines, doubled quotes and the comments in them', async () => {
    const { backlog } = await importOf(
      'a.csv',
      'Issue key,Summary,Description,Comment,Comment\r\nA-1,"Say ""go""","one\r\n\r\ntwo, three","10/Jan/26 11:19 AM;id-ann;Fine; really",\r\nA-2,Next,,,\r\n',
    );
    expect(backlog.issues.map((issue) => [issue.summary, issue.description])).toEqual([
      ['Say "go"', 'one\r\n\r\ntwo, three'],
      ['Next', undefined],
    ]);
    expect(backlog.issues[0]!.comments).toEqual([
      { at: '2026-01-10T11:19:00.000Z', author: 'id-ann', text: 'Fine; really' },
    ]);
  });
});

describe('a Jira Server export', () => {
  it('knows its older headers', async () => {
    const { backlog } = await importOf(
      'server.csv',
      [
        'Issue Key,Summary,Issue Type,Status,Fix Version/s,Affects Version/s,Component/s,Custom field (Epic Link),Custom field (Story Points),Custom field (Sprint),Parent id,Issue id,Resolution',
        'OLD-1,The epic,Epic,Open,,,,,,,,1,Unresolved',
        'OLD-2,A story,Story,Closed,3.5.0,3.4.0,iOS,OLD-1,8,com.atlassian.greenhopper.service.sprint.Sprint@1f[id=12,rapidViewId=5,state=CLOSED,name=Sprint 9, late,goal=<null>,startDate=2014-11-24T22:28:25.425Z,endDate=2014-12-06T01:00:00.000Z,completeDate=<null>,sequence=12],,2,Fixed',
      ]
        .join('\n')
        .replace(/com\.atlassian[^\]]*\]/, (text) => `"${text}"`),
    );
    expect(backlog.issues[1]).toMatchObject({
      epicKey: 'OLD-1',
      points: 8,
      sprintIds: [12],
      fixVersions: ['3.5.0'],
      affectsVersions: ['3.4.0'],
      components: ['iOS'],
      resolution: 'Fixed',
      status: { category: 'done' },
    });
    expect(backlog.issues[0]!.resolution).toBeUndefined();
    expect(backlog.sprints).toEqual([
      expect.objectContaining({
        id: 12,
        name: 'Sprint 9, late',
        state: 'closed',
        boardId: 5,
        start: '2014-11-24T22:28:25.425Z',
      }),
    ]);
  });

  it('finds a parent by its id', async () => {
    const { backlog } = await importOf(
      'server.csv',
      'Issue key,Issue id,Parent id,Summary,Issue Type\nA-1,501,,Story,Story\nA-2,502,501,Step,Sub-task\n',
    );
    expect(backlog.issues[1]).toMatchObject({ parentKey: 'A-1', type: { name: 'Sub-task', isSubtask: true } });
  });
});

describe('the bytes of a file', () => {
  const text = `${HEAD}\n${row('A-1', 'Zürich – Łódź')}\n`;
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['UTF-16 without a mark', utf16.subarray(2)],
    ['carriage returns and line feeds', Buffer.from(text.replace(/\n/g, '\r\n'))],
    ['carriage returns only', Buffer.from(text.replace(/\n/g, '\r'))],
    ['semicolons', Buffer.from(text.replace(/,/g, ';'))],
    ['tabs', Buffer.from(text.replace(/,/g, '\t'))],
    ['a line that names the separator', Buffer.from(`sep=;\n${text.replace(/,/g, ';')}`)],
    ['no line end at the end', Buffer.from(text.trimEnd())],
  ])('may be %s', async (_, bytes) => {
    const { backlog } = await importOf('a.csv', bytes);
    expect(backlog.issues.map((issue) => [issue.key, issue.summary, issue.created])).toEqual([
      ['A-1', 'Zürich – Łódź', '2026-01-10T11:19:00.000Z'],
    ]);
  });

  it('falls back to Windows-1252', async () => {
    const bytes = Buffer.from(`${HEAD}\n${row('A-1', 'Größe €')}\n`.replace('€', '\x80'), 'latin1');
    const { backlog, files } = await importOf('a.csv', bytes);
    expect(backlog.issues[0]!.summary).toBe('Größe €');
    expect(files[0]!.format).toBe('Jira CSV, Windows-1252, separated by commas');
  });
});

describe('headers in other languages', () => {
  it.each([
    [
      'German',
      'Zusammenfassung,Vorgangsschlüssel,Vorgangstyp,Status,Zugewiesene Person,Autor,Erstellt,Statuskategorie,Benutzerdefinierte Felder (Story Points)',
      'In Arbeit',
    ],
    [
      'French',
      'Résumé,Clé de ticket,Type de ticket,État,Personne assignée,Rapporteur,Création,Catégorie d’état,Champs personnalisés (Story Points)',
      'En cours',
    ],
    [
      'Spanish',
      'Resumen,Clave de incidencia,Tipo de Incidencia,Estado,Persona asignada,Informador,Creada,Categoría de estado,Campo personalizado (Story Points)',
      'En curso',
    ],
    [
      'Portuguese',
      'Resumo,Chave da item,Tipo de item,Status,Responsável,Relator,Criado,Categoria do status,Campo personalizado (Story Points)',
      'Em andamento',
    ],
    [
      'Italian',
      'Riepilogo,Chiave ticket,Tipo di ticket,Stato,Assegnatario,Segnalatore,Creato,Categoria di stato,Campo personalizzato (Story Points)',
      'In corso',
    ],
    [
      'Dutch',
      'Samenvatting,Issuesleutel,Issuetype,Status,Toegewezen aan,Melder,Gecreëerd,Statuscategorie,Aangepast veld (Story Points)',
      'In uitvoering',
    ],
    [
      'Polish',
      'Podsumowanie,Klucz zgłoszenia,Typ zgłoszenia,Status,Osoba przypisana,Osoba zgłaszająca,Utworzono,Kategoria statusu,Pole niestandardowe (Story Points)',
      'W toku',
    ],
    [
      'Russian',
      'Тема,Ключ проблемы,Тип задачи,Статус,Исполнитель,Автор,Создано,Категория статуса,Пользовательское поле (Story Points)',
      'В работе',
    ],
    [
      'Japanese',
      '要約,課題キー,課題タイプ,ステータス,担当者,報告者,作成日,ステータス カテゴリ,カスタムフィールド (Story Points)',
      '進行中',
    ],
    ['Chinese', '概要,问题关键字,问题类型,状态,经办人,报告人,创建日期,状态类别,自定义字段(Story Points)', '正在进行'],
  ])('are known in %s', async (_, header, category) => {
    const { backlog } = await importOf('a.csv', `${header}\nErste,A-1,Story,Xyz,Ann,Bo,2026-01-10,${category},"2,5"\n`);
    const name = (id?: string) => backlog.people.find((person) => person.accountId === id)?.name;
    const issue = backlog.issues[0]!;
    expect([
      issue.summary,
      issue.type.name,
      issue.status,
      name(issue.assignee),
      name(issue.reporter),
      issue.created,
      issue.points,
    ]).toEqual([
      'Erste',
      'Story',
      { name: 'Xyz', category: 'indeterminate' },
      'Ann',
      'Bo',
      '2026-01-10T00:00:00.000Z',
      2.5,
    ]);
  });

  it('are found by their content in a language that nobody taught us', async () => {
    const imported = await importOf(
      'a.csv',
      'Sammanfattningen,Nyckelord,Läge\nLasta bilar först,A-1,Open\nVisa köns längd,A-2,Open\nRäkna resande,A-3,Closed\n',
    );
    expect(imported.backlog.issues.map((issue) => issue.summary)).toEqual([
      'Lasta bilar först',
      'Visa köns längd',
      'Räkna resande',
    ]);
    expect(lines(imported)).toContain('1 info: The column “Nyckelord” is taken as the issue key, from what is in it.');
  });

  it('keep links apart by the words for in and out', async () => {
    const { backlog } = await importOf(
      'a.csv',
      'Résumé,Clé de ticket,Lien du ticket entrant (Blocks),Lien de ticket sortant (Blocks)\nUn,A-1,,A-2\nDeux,A-2,A-1,\n',
    );
    expect(backlog.issues.map((issue) => issue.links)).toEqual([[{ type: 'Blocks', to: 'A-2' }], []]);
  });

  it('count statuses by their names when no column tells, and say so', async () => {
    const imported = await importOf(
      'a.csv',
      'Zusammenfassung,Vorgangsschlüssel,Status\nA,A-1,Zu erledigen\nB,A-2,In Arbeit\nC,A-3,Geschlossen\n',
    );
    expect(imported.backlog.issues.map((issue) => issue.status.category)).toEqual(['new', 'indeterminate', 'done']);
    expect(lines(imported)).toContain(
      '4 info Status: The file does not say what the status “Geschlossen” counts as: taken as done (1 issue).',
    );
  });
});

describe('rows that are not as they should be', () => {
  it('cost only themselves', async () => {
    // Lines: 1 header, 2 A-1, 3 blank, 4 commas only, 5 no key, 6 no real key, 7–8 A-2 over two lines, 9 A-3.
    const imported = await importOf(
      'a.csv',
      [HEAD, row('A-1'), '', ',,,,,', row(''), row('Total'), row('A-2', '"two\nlines"'), row('A-3')].join('\n'),
    );
    expect(imported.backlog.issues.map((issue) => issue.key)).toEqual(['A-1', 'A-2', 'A-3']);
    expect(lines(imported)).toEqual([
      '5 row Issue key: The row has no issue key.',
      '6 row Issue key: “Total” is no issue key.',
    ]);
    expect(imported.files).toEqual([
      { file: 'a.csv', format: 'Jira CSV, UTF-8, separated by commas', issues: 3, rowsLeftOut: 2 },
    ]);
  });

  it('cost one cell when one cell is bad', async () => {
    const imported = await importOf(
      'a.csv',
      'Issue key,Summary,Created,Due date,Story Points,Outward issue link (Blocks)\nA-1,One,2026-01-10,soon,many,see below\n',
    );
    expect(imported.backlog.issues[0]).toMatchObject({ summary: 'One', created: '2026-01-10T00:00:00.000Z' });
    expect(lines(imported)).toEqual([
      '2 cell Due date: A-1: “soon” is no date that can be read.',
      '2 cell Story Points: A-1: “many” is no number of points.',
      '2 cell Outward issue link (Blocks): A-1: “see” is no issue key.',
      '2 cell Outward issue link (Blocks): A-1: “below” is no issue key.',
      '2 info Status: The file does not say what the status “To Do” counts as: taken as to do (1 issue).',
    ]);
  });

  it('may be short or long', async () => {
    const imported = await importOf(
      'a.csv',
      'Issue key,Summary,Status Category,Created,Labels\nA-1,One,To Do,2026-01-10\nA-2,Two,To Do,2026-01-10,x,,\nA-3,Three,To Do,2026-01-10,x,lost\n',
    );
    expect(imported.backlog.issues).toHaveLength(3);
    expect(lines(imported)).toEqual([
      '2 info: A-1: the row has 4 of 5 cells; the others are taken as empty.',
      '4 cell: A-3: the row has 6 cells for 5 columns; left out: “lost”. A cell before may be cut in two.',
    ]);
  });

  it('lose an unclosed quote with its row, not with the rest of the file', async () => {
    const imported = await importOf(
      'a.csv',
      [HEAD, row('A-1'), row('A-2', '"never closed'), row('A-3', '"closed, here"'), row('A-4')].join('\n'),
    );
    expect(imported.backlog.issues.map((issue) => issue.key)).toEqual(['A-1', 'A-3', 'A-4']);
    expect(lines(imported)).toEqual([
      '3 row: Cell 1 goes on after its closing quote: a quote inside a cell must be doubled.',
    ]);
  });

  it('lose an unclosed quote in the last row', async () => {
    const imported = await importOf(
      'a.csv',
      [HEAD, row('A-1'), row('A-2', '"never closed'), 'more of the text', 'and more'].join('\n'),
    );
    expect(imported.backlog.issues.map((issue) => issue.key)).toEqual(['A-1']);
    expect(lines(imported)).toEqual(['3 row: The quote that opens cell 1 is never closed. Lines 3 to 5 are left out.']);
  });

  it('keep the issue that was updated last when a key comes twice', async () => {
    const first = fileOf(
      'first.csv',
      'Issue key,Summary,Updated,Status Category,Created\nA-1,Old words,2026-01-10,To Do,2026-01-01\n',
    );
    const second = fileOf(
      'second.csv',
      'Issue key,Summary,Updated,Status Category,Created\nA-1,New words,2026-02-10,To Do,2026-01-01\n',
    );
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const imported = await importFiles(order);
      expect(imported.backlog.issues.map((issue) => issue.summary)).toEqual(['New words']);
      expect(imported.notes.map((note) => note.message)).toEqual([
        expect.stringContaining('the one updated last, 2026-02-10T00:00:00.000Z, is kept (second.csv, 2)'),
      ]);
    }
  });

  it('take a header that stands below a title', async () => {
    const imported = await importOf('a.csv', `Export of 3 May\n\n${HEAD}\n${row('A-1')}\n`);
    expect(imported.backlog.issues).toHaveLength(1);
    expect(lines(imported)).toEqual(['1 info: The header stands on line 3; what is above it is left out.']);
  });
});

describe('several values in one cell', () => {
  it('are taken apart when one of them stands alone elsewhere', async () => {
    const { backlog } = await importOf(
      'a.csv',
      'Issue key,Summary,Component/s\nA-1,One,"Deck, Port"\nA-2,Two,Port\nA-3,Three,"Bow, stern"\n',
    );
    expect(backlog.issues.map((issue) => issue.components)).toEqual([['Deck', 'Port'], ['Port'], ['Bow, stern']]);
  });
});

describe('texts that are dangerous elsewhere', () => {
  it('are kept as they are', async () => {
    const long = 'x'.repeat(10_000);
    const texts = ['=1+1', '<script>alert(1)</script>', 'שלום עולם', '⛴️ and 🚲', long];
    const { backlog } = await importOf(
      'a.csv',
      `Issue key,Summary\n${texts.map((text, index) => `A-${index + 1},${text}`).join('\n')}\n`,
    );
    expect(backlog.issues.map((issue) => issue.summary)).toEqual(texts);
  });
});
