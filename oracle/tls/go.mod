module cdk8s-pods/oracle/tls

go 1.26.0
