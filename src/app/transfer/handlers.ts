import { handle } from '#app/session';
import { exportRecordsCall, importRecordsCall } from '#app/transfer/calls';
import { exportRecords } from '#app/transfer/export';
import { importRecords } from '#app/transfer/import';

/** What answers the calls about files of everything stored. */
export const handlers = [handle(exportRecordsCall, exportRecords), handle(importRecordsCall, importRecords)];
