<?php
// The application of the scenarios in PHP: /count tells how many requests it served, any other path answers `bytes` of them.
if ($_SERVER['SCRIPT_NAME'] === '/count') {
    echo fpm_get_status()['accepted-conn'];
} else {
    echo str_repeat('x', (int) ($_GET['bytes'] ?? 3));
}
