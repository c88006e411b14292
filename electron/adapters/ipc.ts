import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { refused } from '../../shared/result.ts';
import { shellCalls, type ShellCommand } from '../../shared/shell.ts';
import { appOrigin } from '../services/app-origin.ts';
import type { Dispatch } from '../services/shell-dispatch.ts';
import { mainWindow } from './window.ts';

/**
 * Only the app's own page, in the main frame of the main window. Compared before anything is awaited: after
 * that, the frame may show something else (Electron's checklist, item 17).
 */
function isOwnPage(event: IpcMainInvokeEvent): boolean {
  const contents = mainWindow()?.webContents;
  const frame = event.senderFrame;
  return (
    contents !== undefined &&
    frame !== null &&
    event.sender === contents &&
    frame === contents.mainFrame &&
    frame.origin === appOrigin
  );
}

export function receiveShellCalls(dispatch: Dispatch): void {
  for (const call of Object.keys(shellCalls)) {
    ipcMain.handle(call, (event, argument: unknown) =>
      isOwnPage(event) ? dispatch(call, argument) : refused('sender-refused'),
    );
  }
}

export function sendCommand(command: ShellCommand): void {
  mainWindow()?.webContents.send('command', command);
}
