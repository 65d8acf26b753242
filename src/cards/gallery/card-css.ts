// Buttons, inputs and edges of cards as `adaptivecards` draws them in a page, for both themes; sizes fit a thumb.
// The element that holds a card has the class `card` and a `data-theme`.

import { COLOURS, type Theme } from './host-config.ts';

export function cardCss(): string {
  return `${SHARED}${themeCss('light')}${themeCss('dark')}`;
}

function themeCss(theme: Theme): string {
  const colours = COLOURS[theme];
  const accent = theme === 'light' ? '#4b53bc' : '#a9b0ff';
  const onAccent = theme === 'light' ? '#ffffff' : '#14172b';
  return `.card[data-theme=${theme}]{--paper:${colours.paper};--text:${colours.text};--subtle:${colours.subtle};
--line:${colours.line};--edge:${theme === 'light' ? '#767d8c' : '#8f97a8'};--alarm:${colours.alarm};--accent:${accent};--on-accent:${onAccent};color-scheme:${theme}}`;
}

const SHARED = `
.card{background:var(--paper);color:var(--text);border:1px solid var(--line);border-radius:8px;overflow:hidden;overflow-wrap:anywhere}
.card .ac-adaptiveCard{outline:none}
.card .ac-container{border-radius:6px}
.card .ac-pushButton{font-family:inherit;font-weight:600;font-size:15px!important;line-height:20px;min-height:40px;padding:8px 14px;border-radius:6px;
border:1px solid var(--edge);background:transparent;color:var(--text);cursor:pointer;white-space:normal;text-align:center;overflow:visible}
.card .ac-pushButton div{white-space:normal!important;overflow:visible!important}
.card .ac-pushButton.style-positive{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.card .ac-pushButton.style-destructive{border-color:var(--alarm);color:var(--alarm)}
.card .ac-pushButton:hover{filter:brightness(.94)}
.card :is(button,input,select,textarea):focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.card .ac-input:is(input:not([type=radio]):not([type=checkbox]),select,textarea){font-family:inherit;font-size:16px;line-height:22px;
width:100%;min-height:42px;padding:8px 10px;border:1px solid var(--edge);border-radius:6px;background:var(--paper);color:var(--text)}
.card textarea.ac-input{min-height:120px!important;resize:vertical}
.card input:is([type=radio],[type=checkbox]){width:20px;height:20px;flex:none;margin:0;accent-color:var(--accent)}
.card .ac-choiceSetInput-expanded>div,.card .ac-choiceSetInput-multiSelect>div{min-height:40px;padding:3px 0}
.card .ac-actionSet{flex-wrap:wrap!important;gap:10px}
.card .ac-actionSet>div{display:none}
`;
