// How a client draws a card: close to Teams in both of its themes, with enough contrast. For the gallery.

export type Theme = 'light' | 'dark';

/** The `hostConfig` of the `adaptivecards` renderer. */
export function hostConfig(theme: Theme): Readonly<Record<string, unknown>> {
  const colours = COLOURS[theme];
  return {
    fontFamily: "'Segoe UI', system-ui, -apple-system, Roboto, 'Open Sans', sans-serif",
    fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
    lineHeights: { small: 18, default: 21, medium: 22, large: 26, extraLarge: 30 },
    spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 28, padding: 14 },
    textBlock: { headingLevel: 2 },
    separator: { lineThickness: 1, lineColor: colours.line },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', color: 'default', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder', color: 'default' },
      },
      errorMessage: { weight: 'bolder', color: 'attention', spacing: 'small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'medium',
      buttonSpacing: 10,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    containerStyles: {
      default: container(colours.paper, colours),
      emphasis: container(colours.emphasis, colours),
      attention: container(colours.attention, colours),
      good: container(colours.good, colours),
      warning: container(colours.warning, colours),
      accent: container(colours.emphasis, colours),
    },
  };
}

type Colours = Readonly<
  Record<'paper' | 'emphasis' | 'attention' | 'good' | 'warning' | 'text' | 'subtle' | 'alarm' | 'line', string>
>;

export const COLOURS: Readonly<Record<Theme, Colours>> = {
  light: {
    paper: '#ffffff',
    emphasis: '#f1f3f9',
    attention: '#fdecec',
    good: '#e9f5ec',
    warning: '#fff4dc',
    text: '#1f2430',
    subtle: '#565d6d',
    alarm: '#a4161a',
    line: '#d9dde6',
  },
  dark: {
    paper: '#23262e',
    emphasis: '#2e323d',
    attention: '#4a1f24',
    good: '#1f3b2a',
    warning: '#463712',
    text: '#f2f4f8',
    subtle: '#b9c0ce',
    alarm: '#ffb3b3',
    line: '#434956',
  },
};

function container(backgroundColor: string, colours: Colours): Readonly<Record<string, unknown>> {
  const shade = (colour: string): Readonly<Record<string, string>> => ({ default: colour, subtle: colours.subtle });
  return {
    backgroundColor,
    foregroundColors: {
      default: shade(colours.text),
      dark: shade(colours.text),
      light: shade(colours.text),
      accent: shade(colours.text),
      attention: { default: colours.alarm, subtle: colours.alarm },
      good: shade(colours.text),
      warning: shade(colours.text),
    },
  };
}
