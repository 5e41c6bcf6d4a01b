import type { AppModule } from '../../bridge/modules';
import { start } from '../api/start';

/** The app's modules of one type. */
export function modulesOfType(...types: readonly string[]): readonly AppModule[] {
  return start.app.modules.filter((module) => types.includes(module.type));
}
