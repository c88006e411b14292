/** As many kinds of dashes as `way-lines.css` draws; then they begin again, and the letters go on. */
export const lineStyles = 6;
