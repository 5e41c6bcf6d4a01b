/**
 * Names that statuses commonly have, by what they count as, without accents and in lower case: Jira's defaults and
 * their translations. Asked in this order: "not done" must not count as done.
 */
const WORDS: readonly (readonly [category: 'new' | 'indeterminate' | 'done', names: readonly string[]])[] = [
  ['new', [
    'to do', 'todo', 'open', 'new', 'backlog', 'selected for development', 'reopened', 're-opened', 'created', 'funnel', 'ready', 'ready for development', 'not started', 'planned', 'proposed', 'triage', 'idea', 'draft', 'submitted', 'waiting for triage',
    'zu erledigen', 'offen', 'neu', 'wieder geoffnet', 'erneut geoffnet', 'nicht begonnen', 'geplant',
    'a faire', 'ouvert', 'ouverte', 'nouveau', 'rouvert', 'reouvert', 'pret',
    'por hacer', 'tareas por hacer', 'abierto', 'abierta', 'nuevo', 'nueva', 'reabierto', 'reabierta', 'pendiente',
    'a fazer', 'tarefas pendentes', 'itens pendentes', 'pendente', 'aberto', 'aberta', 'novo', 'reaberto', 'reaberta',
    'da completare', 'da fare', 'aperto', 'aperta', 'nuovo', 'nuova', 'riaperto',
    'te doen', 'taken', 'nieuw', 'heropend', 'nog te doen',
    'do zrobienia', 'otwarte', 'otwarty', 'nowe', 'nowy', 'ponownie otwarte',
    'k vyrizeni', 'ukoly', 'otevreno', 'otevreny', 'nove', 'novy', 'znovu otevreno', 'nevyreseno',
    'к выполнению', 'сделать', 'открыт', 'открыто', 'открытый', 'новый', 'новая', 'переоткрыт', 'бэклог',
    '未対応', '未着手', 'オープン', '新規', '再オープン', 'バックログ', 'todo',
    '待办', '待办事项', '待處理', '待处理', '打开', '新建', '重新打开', '開啟',
    'לביצוע', 'פתוח', 'חדש', 'נפתח מחדש', 'משימות לביצוע',
    'att gora', 'oppen', 'ny', 'ateroppnad', 'gjores', 'a gjore', 'apen', 'tehtava', 'avoin', 'teendo', 'yapilacaklar', 'acik', '할 일', '해야 할 일', '열림',
  ]],
  ['done', [
    'done', 'closed', 'resolved', 'complete', 'completed', 'finished', 'released', 'accepted', 'verified', 'cancelled', 'canceled', 'rejected', 'declined', "won't do", 'wont do', "won't fix", 'obsolete', 'deployed', 'archived', 'abandoned', 'duplicate', 'withdrawn',
    'erledigt', 'fertig', 'geschlossen', 'gelost', 'abgeschlossen', 'abgelehnt', 'abgebrochen', 'storniert',
    'termine', 'terminee', 'termine(e)', 'ferme', 'fermee', 'fini', 'resolu', 'resolue', 'annule', 'annulee', 'livre', 'rejete',
    'finalizada', 'finalizado', 'hecho', 'listo', 'cerrado', 'cerrada', 'resuelto', 'resuelta', 'cancelado', 'cancelada', 'terminado', 'terminada', 'rechazado', 'completado',
    'concluido', 'concluida', 'feito', 'fechado', 'fechada', 'resolvido', 'resolvida', 'itens concluidos', 'pronto', 'entregue', 'rejeitado',
    'completato', 'completata', 'fatto', 'chiuso', 'chiusa', 'risolto', 'risolta', 'annullato', 'rifiutato',
    'gereed', 'gesloten', 'opgelost', 'voltooid', 'klaar', 'geannuleerd', 'afgerond', 'afgewezen',
    'gotowe', 'gotowy', 'zamkniete', 'zamkniety', 'rozwiazane', 'zakonczone', 'ukonczone', 'zrobione', 'anulowane', 'odrzucone',
    'hotovo', 'uzavreno', 'uzavreny', 'vyreseno', 'vyreseny', 'dokonceno', 'zruseno', 'zamitnuto',
    'готово', 'закрыт', 'закрыто', 'закрытый', 'решен', 'решено', 'решенный', 'выполнено', 'завершено', 'сделано', 'отменено', 'отклонено',
    '完了', '完了済み', 'クローズ', '解決済み', '終了', 'キャンセル', '却下',
    '完成', '已完成', '关闭', '已关闭', '解决', '已解决', '關閉', '已取消',
    'בוצע', 'הושלם', 'סגור', 'נפתר', 'הסתיים', 'בוטל',
    'klart', 'klar', 'stangd', 'lost', 'ferdig', 'lukket', 'lost/ferdig', 'valmis', 'suljettu', 'kesz', 'tamamlandi', 'bitti', 'kapali', '완료', '완료됨', '닫힘',
  ]],
  ['indeterminate', [
    'in progress', 'in review', 'in development', 'in test', 'testing', 'blocked', 'on hold', 'waiting', 'review', 'code review', 'in qa', 'doing', 'implementing', 'analysing', 'validating',
  ]],
];

const CATEGORIES = new Map(WORDS.toReversed().flatMap(([category, names]) => names.map((name) => [plain(name), category] as const)));

/**
 * Guesses what a status counts as from its name, in many languages. A resolution says done where the name says
 * nothing; any other unknown name counts as in progress, as Jira calls what is neither new nor done.
 */
export function categoryOf(name: string, isResolved: boolean): 'new' | 'indeterminate' | 'done' {
  return CATEGORIES.get(plain(name)) ?? (isResolved ? 'done' : 'indeterminate');
}

/** Reads what a status category column holds: `Done`, `In Arbeit`, `À faire`. Undefined for a word it does not know. */
export function categoryOfColumn(text: string): 'new' | 'indeterminate' | 'done' | undefined {
  const word = plain(text);
  return CATEGORIES.get(word) ?? (UNDER_WAY.has(word) ? 'indeterminate' : undefined);
}

const UNDER_WAY = new Set([
  'indeterminate', 'in arbeit', 'in bearbeitung', 'en cours', 'en curso', 'en progreso', 'em andamento', 'em progresso', 'in corso', 'bezig', 'in uitvoering', 'mee bezig', 'wordt uitgevoerd', 'w toku', 'probiha', 'v prubehu', 'prave probiha', 'в работе', 'в процессе', '進行中', '作業中', '处理中', '进行中', '正在进行', 'בתהליך', 'בעבודה', 'בביצוע', 'pagaende', 'pagar', 'kaynnissa', 'folyamatban', 'devam ediyor', '진행 중',
].map(plain));

/** Lower case, without accents and double spaces. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').replace(/ł/gi, 'l').replace(/ø/gi, 'o').replace(/ß/g, 'ss').replace(/ı/g, 'i').replace(/\s+/g, ' ').trim().toLowerCase();
}
