import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellCommand } from '../../shared/shell.ts';
import { menuLabels, type MenuLabels } from '../services/menu-labels.ts';

const accelerators: Readonly<Partial<Record<ShellCommand, string>>> = {
  deposit: 'CmdOrCtrl+N',
  search: 'CmdOrCtrl+K',
  print: 'CmdOrCtrl+P',
  undo: 'CmdOrCtrl+Z',
  redo: process.platform === 'darwin' ? 'Cmd+Shift+Z' : 'Ctrl+Y',
  synchronise: 'CmdOrCtrl+Shift+S',
  lock: 'CmdOrCtrl+L',
  settings: 'CmdOrCtrl+,',
  help: 'F1',
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The usual menus, with the usual roles and keys; what is Palier's own goes to the renderer as a command. */
export function installMenu(send: (command: ShellCommand) => void): void {
  const { menus, commands, roles } = menuLabels(app.getLocale());
  const role = (name: keyof MenuLabels['roles']): MenuItemConstructorOptions => ({ role: name, label: roles[name] });
  const command = (name: ShellCommand): MenuItemConstructorOptions => {
    const accelerator = accelerators[name];
    return { label: commands[name], click: () => send(name), ...(accelerator ? { accelerator } : {}) };
  };
  const mac = process.platform === 'darwin';

  const file = [command('deposit'), command('print'), separator, command('synchronise'), command('lock'), separator];
  const ending = mac ? [role('close')] : [command('settings'), separator, role('quit')];
  const template: MenuItemConstructorOptions[] = [
    { label: menus.file, submenu: [...file, ...ending] },
    {
      label: menus.edit,
      submenu: [
        command('undo'),
        command('redo'),
        command('history'),
        separator,
        role('cut'),
        role('copy'),
        role('paste'),
        role('selectAll'),
        separator,
        command('search'),
      ],
    },
    {
      label: menus.view,
      submenu: [
        ...(app.isPackaged ? [] : [role('reload'), { role: 'toggleDevTools' as const }, separator]),
        role('resetZoom'),
        role('zoomIn'),
        role('zoomOut'),
        separator,
        role('togglefullscreen'),
      ],
    },
    { label: menus.window, role: 'windowMenu', submenu: [role('minimize'), role('close')] },
    { label: menus.help, role: 'help', submenu: [command('help'), ...(mac ? [] : [separator, role('about')])] },
  ];
  if (mac) {
    template.unshift({
      label: app.name,
      submenu: [
        role('about'),
        separator,
        command('settings'),
        separator,
        role('services'),
        separator,
        role('hide'),
        role('hideOthers'),
        role('unhide'),
        separator,
        role('quit'),
      ],
    });
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
