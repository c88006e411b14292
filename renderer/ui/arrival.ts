/** Did the coordinator move here from another page? The very first page keeps the focus where it is. */
let navigations = 0;

export function countNavigation(): void {
  navigations += 1;
}

export function arrivedByNavigation(): boolean {
  return navigations > 1;
}
