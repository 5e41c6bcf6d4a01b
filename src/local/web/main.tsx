import { createRoot } from 'react-dom/client';
import { App } from './app';
import './style/base.css';
import './style/shell.css';
import './style/parts.css';
import './style/issue.css';
import './style/lists.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
