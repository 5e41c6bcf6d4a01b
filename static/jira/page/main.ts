import { pageModules } from '../../panels/modules';
import { start } from '../start';

// The bare page of a space shows the first of its sub-pages.
start(pageModules, { firstPages: { 'project-page': 'value-page' } });
