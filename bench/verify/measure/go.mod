module cdk8s-pods/bench/verify/measure

go 1.26.0
