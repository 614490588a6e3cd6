export * from './fluent-bit';
export * from './nginx';
export * from './nginx-exporter';
export * from './redis-exporter';
