import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { PageRequest } from '../../platform/http/page.js';
import { AssignDeviceCommand } from '../commands/assign-device.command.js';
import { RegisterCamerasCommand } from '../commands/register-cameras.command.js';
import { RegisterSensorsCommand } from '../commands/register-sensors.command.js';
import { DevicesQuery } from '../queries/devices.query.js';
import {
  CameraAssignmentRequest,
  NewCameraRequest,
  NewSensorRequest,
  SensorAssignmentRequest,
} from './agency.requests.js';
import {
  CamerasPage,
  CreatedResponse,
  SensorsPage,
  toCamerasPage,
  toCreated,
  toSensorsPage,
} from './agency.responses.js';

@ApiTags('agency')
@Controller()
export class DevicesController {
  constructor(
    private readonly devices: DevicesQuery,
    private readonly registerCameras: RegisterCamerasCommand,
    private readonly registerSensors: RegisterSensorsCommand,
    private readonly assignDevice: AssignDeviceCommand,
  ) {}

  @Get('cameras')
  @ApiOkResponse({ type: CamerasPage })
  @RequiresPermission('agency.read')
  async cameras(@CurrentActor() actor: SignedIn, @Query() page: PageRequest): Promise<CamerasPage> {
    return toCamerasPage(await this.devices.execute(actor, 'camera', page));
  }

  @Post('cameras')
  @ApiCreatedResponse({ type: CreatedResponse })
  @RequiresPermission('agency.manage')
  async registerCamera(
    @CurrentActor() actor: SignedIn,
    @Body() body: NewCameraRequest,
  ): Promise<CreatedResponse> {
    return toCreated(await this.registerCameras.execute(actor, [body]));
  }

  @Get('sensors')
  @ApiOkResponse({ type: SensorsPage })
  @RequiresPermission('agency.read')
  async sensors(@CurrentActor() actor: SignedIn, @Query() page: PageRequest): Promise<SensorsPage> {
    return toSensorsPage(await this.devices.execute(actor, 'sensor', page));
  }

  @Post('sensors')
  @ApiCreatedResponse({ type: CreatedResponse })
  @RequiresPermission('agency.manage')
  async registerSensor(
    @CurrentActor() actor: SignedIn,
    @Body() body: NewSensorRequest,
  ): Promise<CreatedResponse> {
    return toCreated(await this.registerSensors.execute(actor, [body]));
  }

  @Post('camera-assignments')
  @ApiCreatedResponse({ type: CreatedResponse })
  @RequiresPermission('agency.manage')
  async assignCamera(
    @CurrentActor() actor: SignedIn,
    @Body() body: CameraAssignmentRequest,
  ): Promise<CreatedResponse> {
    const assignment = toAssignment(body);
    const camera = { device: 'camera' as const, deviceId: body.cameraId };
    return { id: await this.assignDevice.execute(actor, { ...camera, ...assignment }) };
  }

  @Post('sensor-assignments')
  @ApiCreatedResponse({ type: CreatedResponse })
  @RequiresPermission('agency.manage')
  async assignSensor(
    @CurrentActor() actor: SignedIn,
    @Body() body: SensorAssignmentRequest,
  ): Promise<CreatedResponse> {
    const assignment = toAssignment(body);
    const sensor = { device: 'sensor' as const, deviceId: body.sensorId };
    return { id: await this.assignDevice.execute(actor, { ...sensor, ...assignment }) };
  }
}

function toAssignment(body: CameraAssignmentRequest | SensorAssignmentRequest) {
  const { officerId, from, to = null, endsPrevious = false } = body;
  return { officerId, from, to, endsPrevious };
}
