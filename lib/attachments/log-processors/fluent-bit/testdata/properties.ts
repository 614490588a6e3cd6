/** A release of Fluent Bit, and the properties that it is the first of ours to have. */
export type Properties = Readonly<Partial<Record<'3.2' | '4.0' | '4.1' | '4.2', string>>>;

/**
 * The properties that Fluent Bit knows, from the tables in its source, by section and plugin. A plugin also has those of
 * its section: input, filter, processor or output.
 */
export const properties: Readonly<Record<string, Properties>> = {
  service: {
    '3.2': `
      coro_stack_size daemon dns.mode dns.prefer_ipv4 dns.prefer_ipv6 dns.resolver enable_chunk_trace
      flush grace hc_errors_count hc_period hc_retry_failure_count health_check hot_reload
      hot_reload.ensure_thread_safety http_listen http_port http_server json.convert_nan_to_null log_file
      log_level parsers_file plugins_file scheduler.base scheduler.cap sp.convert_from_str_to_num
      storage.backlog.mem_limit storage.checksum storage.max_chunks_up storage.metrics storage.path
      storage.sync storage.trim_files streams_file
    `,
    '4.1': `
      hot_reload.timeout storage.backlog.flush_on_shutdown json.escape_unicode multiline_buffer_limit storage.inherit storage.type
      windows.maxstdio
    `,
    '4.2': 'storage.keep.rejected storage.rejected.path',
  },
  tail: {
    '3.2': `
      buffer_chunk_size buffer_max_size db db.compare_filename db.journal_mode db.locking db.sync
      docker_mode docker_mode_flush docker_mode_parser event_batch_size exclude_path exit_on_eof
      file_cache_advise ignore_older inotify_watcher key multiline multiline.parser multiline_flush
      offset_key parser parser_ parser_firstline path path_key progress_check_interval
      progress_check_interval_nsec read_from_head refresh_interval rotate_wait skip_empty_lines
      skip_long_lines static_batch_size tag_regex watcher_interval
    `,
    '4.0': 'ignore_active_older_files unicode.encoding',
    '4.1': 'generic.encoding read_newly_discovered_files_from_head',
    '4.2': 'truncate_long_lines',
  },
  modify: {
    '3.2': `
      add condition copy hard_copy hard_rename move_to_end move_to_start remove remove_regex
      remove_wildcard rename set
    `,
  },
  parser: {
    '3.2': 'key_name parser preserve_key reserve_data unescape_key',
  },
  content_modifier: {
    '3.2': 'action context converted_type key pattern value',
  },
  opentelemetry_envelope: {},
  stdout: {
    '3.2': 'format json_date_format json_date_key',
  },
  http: {
    '3.2': `
      allow_duplicated_headers aws_auth aws_service body_key compress format gelf_full_message_key
      gelf_host_key gelf_level_key gelf_short_message_key gelf_timestamp_key header header_tag headers_key
      http_passwd http_user json_date_format json_date_key log_response_payload proxy uri
    `,
    '4.1': 'http.read_idle_timeout http.response_timeout',
    '4.2': 'http_method',
  },
  loki: {
    '3.2': `
      auto_kubernetes_labels bearer_token buffer_size compress drop_single_key header http_passwd
      http_user label_keys label_map_path labels line_format remove_keys structured_metadata tenant_id
      tenant_id_key uri
    `,
    '4.0': 'structured_metadata_map_keys',
  },
  es: {
    '3.2': `
      aws_auth aws_external_id aws_profile aws_region aws_role_arn aws_service_name aws_sts_endpoint
      buffer_size cloud_auth cloud_id compress current_time_index generate_id http_passwd http_user id_key
      include_tag_key index logstash_dateformat logstash_format logstash_prefix logstash_prefix_key
      logstash_prefix_separator path pipeline replace_dots suppress_type_name tag_key time_key
      time_key_format time_key_nanos trace_error trace_output type write_operation
    `,
    '4.1': 'http_api_key',
  },
  opensearch: {
    '3.2': `
      aws_auth aws_external_id aws_profile aws_region aws_role_arn aws_service_name aws_sts_endpoint
      buffer_size compress current_time_index generate_id http_passwd http_user id_key include_tag_key
      index logstash_dateformat logstash_format logstash_prefix logstash_prefix_key
      logstash_prefix_separator path pipeline replace_dots suppress_type_name tag_key time_key
      time_key_format time_key_nanos trace_error trace_output type write_operation
    `,
  },
  forward: {
    '3.2': `
      add_option compress empty_shared_key fluentd_compat password require_ack_response
      retain_metadata_in_forward_mode self_hostname send_options shared_key tag time_as_integer unix_path
      upstream username
    `,
  },
  opentelemetry: {
    '3.2': `
      add_label batch_size compress grpc_logs_uri grpc_metrics_uri grpc_traces_uri header http2
      http_passwd http_user log_response_payload logs_attributes_metadata_key logs_body_key
      logs_body_key_attributes logs_instrumentation_scope_metadata_key logs_metadata_key
      logs_observed_timestamp_metadata_key logs_resource_metadata_key logs_severity_number_message_key
      logs_severity_number_metadata_key logs_severity_text_message_key logs_severity_text_metadata_key
      logs_span_id_message_key logs_span_id_metadata_key logs_timestamp_metadata_key
      logs_trace_flags_metadata_key logs_trace_id_message_key logs_trace_id_metadata_key logs_uri
      metrics_uri proxy traces_uri
    `,
    '4.0': 'grpc grpc_profiles_uri profiles_uri',
    '4.1': 'aws_auth aws_service',
    '4.2': 'logs_max_resources logs_max_scopes',
  },
  input: {
    '3.2': `
      alias host ipv6 listen log_level log_suppress_interval mem_buf_limit name port processors routable
      storage.pause_on_chunks_overlimit storage.type tag threaded tls tls.ca_file tls.ca_path tls.crt_file
      tls.debug tls.key_file tls.key_passwd tls.verify tls.verify_hostname tls.vhost
    `,
    '4.0': 'tls.ciphers tls.max_version tls.min_version',
    '4.1': 'thread.ring_buffer.capacity thread.ring_buffer.window',
  },
  filter: {
    '3.2': 'alias log_level log_suppress_interval match match_regex name',
  },
  processor: {
    '3.2': 'alias log_level name',
    '4.0': 'condition',
  },
  output: {
    '3.2': `
      alias host ipv6 log_level log_suppress_interval match match_regex name port processors retry_limit
      storage.total_limit_size tls tls.ca_file tls.ca_path tls.crt_file tls.debug tls.key_file
      tls.key_passwd tls.verify tls.verify_hostname tls.vhost workers
    `,
    '4.0': 'tls.ciphers tls.max_version tls.min_version',
    '4.1': 'tls.windows.certstore_name tls.windows.use_enterprise_store',
    '4.2': 'tls.windows.client_thumbprints',
  },
  parsers: {
    '3.2': `
      format logfmt_no_bare_keys name regex skip_empty_values time_format time_keep time_key time_offset
      time_strict time_system_timezone types
    `,
  },
  multiline_parsers: {
    '3.2': 'flush_timeout key_content key_group key_pattern match_string name negate parser rules type',
  },
};
