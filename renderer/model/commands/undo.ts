/** The way back from a command. Safe to call once, at any time: it never overwrites what came after. */
export type Undo = () => Promise<void>;
