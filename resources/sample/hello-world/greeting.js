'use strict';

exports.to = (name) => `Hello, ${name}! This came from SCF Desktop.`;
