import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';

/** All that the board uses of the library of drags: it comes in a file of its own, once the board is drawn. */
export const drags = { draggable, dropTargetForElements, monitorForElements, setCustomNativeDragPreview };
