import type { Start } from '../../bridge/start';

/** What the server put into this page: who is signed in, the people, the installed app. */
export const start: Start = JSON.parse(document.getElementById('start')?.textContent ?? '{}') as Start;
