import { createRoot } from 'react-dom/client';
import { App } from './app';
import './style/base.css';
import './style/shell.css';
import './style/page-head.css';
import './style/flags.css';
import './style/controls.css';
import './style/marks.css';
import './style/overlays.css';
import './style/surfaces.css';
import './style/issue.css';
import './style/lists.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
