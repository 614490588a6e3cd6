import type { MetricsAdapterOptions } from '../../shared/metrics-adapter';

/** Where the agent is, which JVM loads it, and what it reads. */
export interface JmxExporterOptions extends MetricsAdapterOptions {
  /** The jar of the agent: in the application's image, or in one that has it. The project publishes no image. */
  readonly agent: JmxAgent;
  /** The container whose JVM loads the agent. @default the only main container */
  readonly application?: string | undefined;
  /**
   * The variable of the application that loads the agent. `JAVA_TOOL_OPTIONS` is read by every JVM of the container, `jcmd` and
   * `keytool` too, which then fail. `JDK_JAVA_OPTIONS` is read by the command `java` alone, since Java 9.
   * @default 'JAVA_TOOL_OPTIONS'
   */
  readonly variable?: 'JAVA_TOOL_OPTIONS' | 'JDK_JAVA_OPTIONS' | undefined;
  /** What is read, and how it is named. @default all MBeans, under names of the exporter's own */
  readonly config?: JmxConfig | undefined;
}

/** Where the jar of the agent is. */
export interface JmxAgent {
  /** The absolute path of the jar in `image`, or in the application's image: `'/opt/jmx_prometheus_javaagent.jar'`. */
  readonly path: string;
  /**
   * An image that has the jar, readable by everyone, and the command `cp`. An init container copies it to a volume of the
   * application.
   * @default the application's image has the jar
   */
  readonly image?: string | undefined;
}

/**
 * The configuration of jmx_exporter, in its own words.
 * @see https://prometheus.github.io/jmx_exporter/
 */
export interface JmxConfig {
  /** How long only the agent's own metrics are served after the start. @default 0 */
  readonly startDelaySeconds?: number | undefined;
  /** @default false */
  readonly lowercaseOutputName?: boolean | undefined;
  /** @default false */
  readonly lowercaseOutputLabelNames?: boolean | undefined;
  /** Whether a metric whose name ends with `_total` is a counter. Since jmx_exporter 1.1. @default false */
  readonly inferCounterTypeFromName?: boolean | undefined;
  /** The MBeans that are read: `['Catalina:*', 'java.lang:type=Memory']`. @default all */
  readonly includeObjectNames?: readonly string[] | undefined;
  /** MBeans that are not read. @default none */
  readonly excludeObjectNames?: readonly string[] | undefined;
  /** The attributes that are read, by MBean. @default all */
  readonly includeObjectNameAttributes?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Attributes that are not read, by MBean. @default none */
  readonly excludeObjectNameAttributes?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Whether attributes that cannot be metrics are not read again. @default true */
  readonly autoExcludeObjectNameAttributes?: boolean | undefined;
  /** Of the rules that match an attribute, the first one is used; one that no rule matches is omitted. @default one that matches all */
  readonly rules?: readonly JmxRule[] | undefined;
}

/** A rule of jmx_exporter, in its own words. */
export interface JmxRule {
  /** A regular expression of Java. @default all attributes */
  readonly pattern?: string | undefined;
  /** The name of the metric, `$1` for the first group. It needs a `pattern`. @default one made of the MBean's name */
  readonly name?: string | undefined;
  /** @default the value of the attribute */
  readonly value?: string | undefined;
  /** What the value is multiplied by. @default 1 */
  readonly valueFactor?: number | undefined;
  /** It needs a `name`. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** It needs a `name`. */
  readonly help?: string | undefined;
  /** Whether the result is kept; not for a `pattern` that matches values. @default false */
  readonly cache?: boolean | undefined;
  /** @default 'UNTYPED' */
  readonly type?: 'GAUGE' | 'COUNTER' | 'UNTYPED' | undefined;
  /** Whether the name of the attribute is `snake_case` for the `pattern`. @default false */
  readonly attrNameSnakeCase?: boolean | undefined;
}
