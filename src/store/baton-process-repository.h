/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-clock-repository.h"
#include "baton-handoff-repository.h"
#include "baton-person-repository.h"
#include "baton-stage-move-repository.h"
