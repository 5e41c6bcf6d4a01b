import { knownField } from '#host/azure/fill/custom-fields';
import { plain } from '#world/import/status-words';

/**
 * Column headers of a query by the field that they show, lower case, without accents. English names are the service's
 * own; a server may have its fields in another language, and these are translations that no export has confirmed.
 */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'System.Id': ['id', 'work item id', 'identifikator', 'идентификатор', 'ид'],
  'System.WorkItemType': [
    'work item type',
    'arbeitselementtyp',
    'arbeitsaufgabentyp',
    'type d’element de travail',
    "type d'element de travail",
    'type d’element',
    'tipo de elemento de trabajo',
    'tipo de item de trabalho',
    'tipo di elemento di lavoro',
    'тип рабочего элемента',
    'typ elementu roboczego',
    'typ pracovni polozky',
    'is ogesi turu',
    '作業項目の種類',
    '作業項目の型',
    '工作项类型',
    '工作項目類型',
    '작업 항목 유형',
    'type werkitem',
  ],
  'System.Title': [
    'title',
    'titel',
    'titre',
    'titulo',
    'titolo',
    'название',
    'заголовок',
    'tytul',
    'nazev',
    'baslik',
    'タイトル',
    '标题',
    '標題',
    '제목',
    'כותרת',
  ],
  'System.AssignedTo': [
    'assigned to',
    'zugewiesen an',
    'zugewiesen zu',
    'affecte a',
    'attribue a',
    'asignado a',
    'atribuido a',
    'assegnato a',
    'назначено',
    'кому назначено',
    'przypisane do',
    'prirazeno',
    'atanan',
    '担当者',
    '指派给',
    '分配给',
    '指派給',
    '할당 대상',
    'toegewezen aan',
    'מוקצה ל',
  ],
  'System.State': [
    'state',
    'status',
    'zustand',
    'etat',
    'estado',
    'stato',
    'состояние',
    'stan',
    'stav',
    'durum',
    '状態',
    '状态',
    '狀態',
    '상태',
    'מצב',
  ],
  'System.Tags': [
    'tags',
    'tag',
    'markierungen',
    'kategorien',
    'balises',
    'etiquettes',
    'etiquetas',
    'marcas',
    'теги',
    'tagi',
    'znacky',
    'etiketler',
    'タグ',
    '标记',
    '标签',
    '標記',
    '태그',
  ],
  'System.AreaPath': [
    'area path',
    'bereichspfad',
    'chemin de zone',
    'chemin d’acces a la zone',
    "chemin d'acces a la zone",
    'ruta de acceso del area',
    'ruta de area',
    'caminho da area',
    'percorso area',
    'путь к области',
    'sciezka obszaru',
    'cesta oblasti',
    'alan yolu',
    '区分パス',
    '区域路径',
    '區域路徑',
    '영역 경로',
    'gebiedspad',
  ],
  'System.IterationPath': [
    'iteration path',
    'iterationspfad',
    'chemin d’iteration',
    "chemin d'iteration",
    "chemin d'acces de l'iteration",
    'ruta de acceso de la iteracion',
    'ruta de iteracion',
    'caminho da iteracao',
    'caminho de iteracao',
    'percorso iterazione',
    'путь к итерации',
    'sciezka iteracji',
    'cesta iterace',
    'yineleme yolu',
    '反復パス',
    'イテレーション パス',
    '迭代路径',
    '反覆項目路徑',
    '반복 경로',
    'iteratiepad',
  ],
  'System.TeamProject': [
    'team project',
    'project',
    'teamprojekt',
    'projet d’equipe',
    "projet d'equipe",
    'proyecto de equipo',
    'projeto de equipe',
    'progetto team',
    'командный проект',
    'チーム プロジェクト',
    '团队项目',
    '팀 프로젝트',
  ],
  'System.CreatedDate': [
    'created date',
    'created on',
    'erstellungsdatum',
    'erstellt am',
    'date de creation',
    'fecha de creacion',
    'data de criacao',
    'data di creazione',
    'дата создания',
    'data utworzenia',
    '作成日',
    '创建日期',
    '만든 날짜',
  ],
  'System.CreatedBy': [
    'created by',
    'erstellt von',
    'cree par',
    'creado por',
    'criado por',
    'creato da',
    'кем создано',
    'utworzone przez',
    '作成者',
    '创建者',
    '만든 사람',
  ],
  'System.ChangedDate': [
    'changed date',
    'changed on',
    'anderungsdatum',
    'geandert am',
    'date de modification',
    'fecha de cambio',
    'fecha de modificacion',
    'data de alteracao',
    'data di modifica',
    'дата изменения',
    'data zmiany',
    '変更日',
    '更改日期',
    '변경된 날짜',
  ],
  'System.Description': [
    'description',
    'beschreibung',
    'descripcion',
    'descricao',
    'descrizione',
    'описание',
    'opis',
    'popis',
    'aciklama',
    '説明',
    '描述',
    '说明',
    '설명',
  ],
  'System.Parent': [
    'parent',
    'parent id',
    'ubergeordnet',
    'ubergeordnetes element',
    'principal',
    'padre',
    'pai',
    'родитель',
    '親',
    '父级',
  ],
  'System.Reason': ['reason', 'grund', 'motif', 'raison', 'motivo', 'причина', 'przyczyna', '理由', '原因'],
  'Microsoft.VSTS.Common.Priority': [
    'priority',
    'prioritat',
    'priorite',
    'prioridad',
    'prioridade',
    'priorita',
    'приоритет',
    'priorytet',
    '優先度',
    '优先级',
    '우선 순위',
  ],
  'Microsoft.VSTS.Common.ClosedDate': [
    'closed date',
    'geschlossen am',
    'abschlussdatum',
    'date de fermeture',
    'fecha de cierre',
    'data de fechamento',
    'data chiusura',
    'дата закрытия',
  ],
  'Microsoft.VSTS.Scheduling.StoryPoints': [
    'story points',
    'story point',
    'storypunkte',
    'points de recit',
    'puntos de historia',
    'pontos de historia',
    'ストーリー ポイント',
    '故事点',
  ],
  'Microsoft.VSTS.Scheduling.Effort': [
    'effort',
    'aufwand',
    'esfuerzo',
    'esforco',
    'impegno',
    'трудозатраты',
    'naklad pracy',
    '工作量',
    '工数',
  ],
};

const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([name, words]) => words.map((word) => [plain(word), name] as const)),
);

/** What the work items of the four processes are called, and those beside backlogs. */
export const WORK_ITEM_TYPES: ReadonlySet<string> = new Set([
  'epic',
  'feature',
  'user story',
  'product backlog item',
  'requirement',
  'issue',
  'bug',
  'task',
  'impediment',
  'change request',
  'risk',
  'review',
  'test case',
  'test plan',
  'test suite',
  'shared steps',
  'shared parameter',
  'code review request',
  'code review response',
  'feedback request',
  'feedback response',
]);

/** What a column of a query shows. */
export type AzureColumn =
  | { readonly kind: 'field'; readonly header: string; readonly field: string }
  /** level: 1 for the outermost of a tree's titles. */
  | { readonly kind: 'title'; readonly header: string; readonly level: number }
  | { readonly kind: 'other'; readonly header: string };

/** Reads a header: a field's name in a language that is known, its reference name, or a tree's `Title 2`. */
export function azureColumnOf(header: string): AzureColumn {
  const name = header.replace(/^\uFEFF/, '').trim();
  const level = /^(\D+?)\s*(\d{1,2})$/.exec(name);
  if (level !== null && BY_WORD.get(plain(level[1]!)) === 'System.Title')
    return { kind: 'title', header: name, level: Number(level[2]) };
  const field = BY_WORD.get(plain(name)) ?? knownField(name)?.referenceName;
  if (field === 'System.Title') return { kind: 'title', header: name, level: 1 };
  return field === undefined ? { kind: 'other', header: name } : { kind: 'field', header: name, field };
}

/** Tells whether these are the columns of an Azure DevOps query and of nothing else. */
export function isAzureHeader(cells: readonly string[]): boolean {
  const columns = cells.map(azureColumnOf);
  const has = (...names: string[]) => columns.some((column) => column.kind === 'field' && names.includes(column.field));
  const words = new Set(cells.map((cell) => plain(cell.replace(/^\uFEFF/, ''))));
  if (words.has('issue key') || words.has('issue type')) return false;
  const isTree = columns.some((column) => column.kind === 'title' && /\d$/.test(column.header));
  if (has('System.WorkItemType') && isTree) return true;
  return (
    has('System.Id') &&
    has('System.WorkItemType', 'System.AreaPath', 'System.IterationPath') &&
    (columns.some((column) => column.kind === 'title') ||
      has('System.State', 'System.AreaPath', 'System.IterationPath', 'System.AssignedTo', 'System.Tags'))
  );
}

/** Names columns that no header names by what is in them. Answers what was decided, in words. */
export function guessAzureColumns(columns: AzureColumn[], samples: readonly (readonly string[])[]): readonly string[] {
  const decisions: string[] = [];
  const share = (index: number, fits: (cell: string) => boolean) => {
    const filled = samples.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
  };
  const claim = (field: string, words: string, fits: (index: number) => boolean) => {
    const isKnown = columns.some((column) =>
      field === 'System.Title' ? column.kind === 'title' : column.kind === 'field' && column.field === field,
    );
    const index = isKnown ? -1 : columns.findIndex((column, at) => column.kind === 'other' && fits(at));
    if (index < 0) return;
    const { header } = columns[index]!;
    columns[index] = field === 'System.Title' ? { kind: 'title', header, level: 1 } : { kind: 'field', header, field };
    decisions.push(`The column “${header}” is taken as the ${words}, from what is in it.`);
  };
  const isPath = (index: number) => share(index, (cell) => /^[^\\]+(\\[^\\]+)+$/.test(cell)) > 0.5;
  claim(
    'System.WorkItemType',
    'work item type',
    (index) => share(index, (cell) => WORK_ITEM_TYPES.has(cell.toLowerCase())) > 0.8,
  );
  claim(
    'System.Id',
    'ID',
    (index) =>
      share(index, (cell) => /^\d+$/.test(cell)) === 1 &&
      new Set(samples.map((row) => row[index])).size === samples.length,
  );
  claim(
    'System.Title',
    'title',
    (index) => !isPath(index) && share(index, (cell) => / /.test(cell) && !/<.+>$/.test(cell)) > 0.6,
  );
  claim('System.AreaPath', 'area path', isPath);
  claim('System.IterationPath', 'iteration path', isPath);
  claim('System.AssignedTo', 'assigned to', (index) => share(index, (cell) => /<[^<>]+>$/.test(cell)) > 0.8);
  return decisions;
}
