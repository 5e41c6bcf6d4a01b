import { createRoot } from 'react-dom/client';
import { App } from './app';
import { followTheme } from './host/theme';
import './style/base.css';
import './style/shell.css';
import './style/pages.css';

followTheme();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
