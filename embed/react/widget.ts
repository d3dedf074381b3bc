import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type PropsWithoutRef,
  type RefAttributes,
} from 'react';
import type { FledgeEventName, FledgeEvents } from '../../widgets/core/fledge-events.ts';
import type { Preset, Scheme } from '../../widgets/core/looks.ts';

/** `coin-earned` is `CoinEarned`. */
type Pascal<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Name>;

/** `onCoinEarned` and the like: each gets the DOM event, with what happened in `event.detail`. */
export type FledgeHandlers = {
  [N in FledgeEventName as `on${Pascal<N>}`]?: (event: CustomEvent<FledgeEvents[N]>) => void;
};

/** What every widget takes, besides the attributes of any element. */
export interface FledgeProps
  extends FledgeHandlers, Omit<HTMLAttributes<HTMLElement>, keyof FledgeHandlers | 'children'> {
  /** `light`, `dark` or `auto`; without it the page or the customer's settings decide. */
  scheme?: Scheme;
  /** `paper`, `ocean`, `candy` or `slate`; without it the page or the customer's settings decide. */
  preset?: Preset;
}

/** A component for one tag; the element itself is what a `ref` gets. */
export type FledgeWidget<Props = FledgeProps> = ForwardRefExoticComponent<
  PropsWithoutRef<Props> & RefAttributes<HTMLElement>
>;

type Handler = (event: Event) => void;

/** Whole by its type: a name that is missing here does not compile. */
const HANDLERS: { readonly [N in FledgeEventName]: `on${Pascal<N>}` } = {
  ready: 'onReady',
  error: 'onError',
  'coin-earned': 'onCoinEarned',
  'token-earned': 'onTokenEarned',
  'badge-awarded': 'onBadgeAwarded',
  'skill-leveled': 'onSkillLeveled',
  'streak-ticked': 'onStreakTicked',
  'evolution-ready': 'onEvolutionReady',
  hatched: 'onHatched',
  evolved: 'onEvolved',
  equipped: 'onEquipped',
  purchased: 'onPurchased',
  'challenge-accepted': 'onChallengeAccepted',
  'challenge-progressed': 'onChallengeProgressed',
  'challenge-completed': 'onChallengeCompleted',
  'challenge-claimed': 'onChallengeClaimed',
  'chat-opened': 'onChatOpened',
  'chat-closed': 'onChatClosed',
  'chat-message-sent': 'onChatMessageSent',
  'chat-answered': 'onChatAnswered',
  'chat-action-executed': 'onChatActionExecuted',
  'chat-action-undone': 'onChatActionUndone',
  'session-ended': 'onSessionEnded',
};
const EVENTS = Object.entries(HANDLERS);
const HANDLER_NAMES = new Set<string>(Object.values(HANDLERS));

/** Splits what React sets on the tag from what it listens to. `class` is what every React understands on one. */
function split(props: object): { attributes: Record<string, unknown>; handlers: Record<string, unknown> } {
  const attributes: Record<string, unknown> = {};
  const handlers: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (HANDLER_NAMES.has(name)) handlers[name] = value;
    else attributes[name === 'className' ? 'class' : name] = value;
  }
  return { attributes, handlers };
}

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

/** Makes the component of a tag. @internal */
export function widget<Props extends FledgeProps = FledgeProps>(
  tag: `fledge-${string}`,
): FledgeWidget<Props> {
  const Widget = forwardRef<HTMLElement, Props>((props, outer) => {
    const { attributes, handlers } = split(props);
    const element = useRef<HTMLElement>(null);
    const current = useRef(handlers);
    useImperativeHandle<HTMLElement | null, HTMLElement | null>(outer, () => element.current, []);
    useEffect(() => {
      current.current = handlers;
    });
    useEffect(() => {
      const { current: node } = element;
      const listening = EVENTS.map(([event, handler]) => {
        const listener: Handler = (happened) => {
          const handle = current.current[handler];
          // What comes from a widget inside this one is that one's.
          if (happened.target === node && isHandler(handle)) handle(happened);
        };
        node?.addEventListener(`fledge-${event}`, listener);
        return [`fledge-${event}`, listener] as const;
      });
      return () => {
        for (const [event, listener] of listening) node?.removeEventListener(event, listener);
      };
    }, []);
    return createElement(tag, { ...attributes, ref: element });
  });
  Widget.displayName = tag.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Widget;
}
