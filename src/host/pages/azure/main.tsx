import { createRoot } from 'react-dom/client';
import { App } from './app';
import { followTheme } from './host/theme';
import './style/base.css';
import './style/shell.css';
import './style/pages.css';
import './style/cards.css';
import './style/lists.css';
import './style/backlog.css';
import './style/form.css';
import './style/extension.css';
import './style/narrow.css';
import './style/dashboard.css';

followTheme();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
