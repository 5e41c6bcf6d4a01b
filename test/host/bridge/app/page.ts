import * as bridge from '@forge/bridge';

// Tests reach the real package through this name.
Object.assign(globalThis, { forge: bridge });
document.body.dataset['ready'] = 'yes';
