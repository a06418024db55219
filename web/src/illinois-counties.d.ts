declare module 'virtual:illinois-counties' {
  export const ILLINOIS: import('./map/drawn-state.ts').DrawnState;
}
