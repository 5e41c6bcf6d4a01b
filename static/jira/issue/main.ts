import { issueModules } from '../../panels/modules';
import { start } from '../start';

start(issueModules);
